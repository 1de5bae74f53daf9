import { expect, it } from 'vitest';
import { invalidateCards } from './invalidate-cards.ts';
import { createQueryClient } from './query-client.ts';

it('makes stale what was read of the cards of that shop, and nothing else', () => {
  const client = createQueryClient();
  const stale = [
    ['Products', '1', {}],
    ['ProductHistory', '1', '141'],
    ['ProductChanges', '1', undefined, undefined],
    ['CatalogueFreshness', '1', {}],
    ['CharacteristicsOfCards', '1', {}],
    ['ProductCondition', '1', { nmId: '141' }],
    ['ShopHealth', '1', {}],
    ['EditedCard', '1', { nmId: '141' }],
  ];
  const kept = [
    ['Products', '2', {}],
    ['EditedCard', '2', { nmId: '141' }],
    ['ChangeSets', '1', {}],
  ];
  for (const key of [...stale, ...kept]) client.setQueryData(key, {});
  const long = ['Products', '1', { text: 'a' }];
  client.setQueryData(long, { pages: [1, 2, 3, 4, 5] });

  invalidateCards(client, '1');

  for (const key of stale) expect(client.getQueryState(key)?.isInvalidated, String(key[0])).toBe(true);
  for (const key of [...kept, long]) expect(client.getQueryState(key)?.isInvalidated, key.join()).toBe(false);
});
