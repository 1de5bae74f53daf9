import { expect, it } from 'vitest';
import { blankCard, isPrice, newSize } from './blank-card.ts';

const filled = {
  subjectId: '105',
  values: { title: ' Dress ', vendorCode: ' a-1 ', brand: '', 'dimensions.length': '30', 'characteristics.5': 'red\nblue' },
  sizes: [{ ...newSize(1), techSize: 'M', wbSize: '46', price: '1990', skus: '4600000000017, 4600000000024' }, newSize(2)],
  makeBarcodes: true,
};

it('sends what was filled in, and sizes that say something', () => {
  const { card } = blankCard(filled);

  expect(card).toEqual({
    subjectId: '105',
    vendorCode: 'a-1',
    values: [
      { field: 'title', values: ['Dress'] },
      { field: 'dimensions.length', values: ['30'] },
      { field: 'characteristics.5', values: ['red', 'blue'] },
    ],
    sizes: [{ techSize: 'M', wbSize: '46', price: 1990, skus: ['4600000000017', '4600000000024'] }],
    makeBarcodes: true,
  });
});

it('knows which field a refusal is about', () => {
  expect(blankCard(filled).sent).toEqual(['title', 'dimensions.length', 'characteristics.5']);
});

it('leaves out of a size what was not given', () => {
  expect(blankCard({ ...filled, sizes: [{ ...newSize(1), skus: '4600000000017' }] }).card.sizes).toEqual([{ techSize: null, wbSize: null, price: null, skus: ['4600000000017'] }]);
});

it('takes whole roubles', () => {
  expect(['', '0', '1990', ' 5 '].every(isPrice)).toBe(true);
  expect(['1,5', '-1', 'many', '10000000000'].some(isPrice)).toBe(false);
});
