import { describe, expect, it } from 'vitest';
import { mergePages, nextCursor } from './merge-pages.ts';

const page = (ids: string[], endCursor: string | null, hasNextPage = true) => ({
  nodes: ids.map((nmId) => ({ nmId })),
  totalCount: 6,
  pageInfo: { hasNextPage, endCursor },
});

describe('pages of a connection', () => {
  it('become one list in their order', () => {
    expect(mergePages([page(['1', '2'], 'a'), page(['3'], 'b')]).map((node) => node.nmId)).toEqual(['1', '2', '3']);
  });

  it('show a card once when a change moved it to a later page', () => {
    expect(mergePages([page(['1', '2'], 'a'), page(['2', '3', '1'], 'b')]).map((node) => node.nmId)).toEqual(['1', '2', '3']);
  });

  it('end where the server says so', () => {
    expect(nextCursor(page(['1'], 'a'))).toBe('a');
    expect(nextCursor(page(['1'], 'a', false))).toBeUndefined();
    expect(nextCursor(page([], null))).toBeUndefined();
  });
});
