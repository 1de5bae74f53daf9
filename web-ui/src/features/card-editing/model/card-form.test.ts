import { describe, expect, it } from 'vitest';
import { lengthOf, rulesOf, valuesOfCard, type EditedCard } from './card-form.ts';

const card: EditedCard = {
  nmId: '1',
  imtId: '2',
  vendorCode: 'a-1',
  title: 'Dress',
  description: null,
  brand: null,
  subjectId: '3',
  subjectName: 'Dresses',
  dimensions: { length: 10, width: 20, height: null, weightBrutto: 0.35 },
  characteristics: [{ id: '5', name: 'Color', values: ['red', 'blue'] }],
  sizes: [],
};

describe('the form of a card', () => {
  it('shows what the card holds', () => {
    expect(valuesOfCard(card)).toMatchObject({ title: 'Dress', description: '', 'dimensions.height': '', 'dimensions.weightBrutto': '0.35', 'characteristics.5': 'red\nblue' });
  });

  it('makes a rule of each change and of nothing else', () => {
    const before = valuesOfCard(card);
    expect(rulesOf(before, { ...before, title: 'Skirt', description: ' ', 'characteristics.5': 'red\ngreen', brand: '' })).toEqual([
      { field: 'title', operation: 'SET', values: ['Skirt'] },
      { field: 'characteristics.5', operation: 'SET', values: ['red', 'green'] },
    ]);
  });

  it('clears what was emptied', () => {
    const before = valuesOfCard(card);
    expect(rulesOf(before, { ...before, 'characteristics.5': '' })).toEqual([{ field: 'characteristics.5', operation: 'CLEAR' }]);
  });

  it('counts characters as people do', () => {
    expect(lengthOf('ab👍')).toBe(3);
  });
});
