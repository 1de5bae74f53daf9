import { describe, expect, it } from 'vitest';
import type { EditedCard } from './card-form.ts';
import { likeCard } from './new-card.ts';

const card: EditedCard = {
  nmId: '1',
  imtId: '2',
  vendorCode: 'a-1',
  title: 'Dress',
  description: 'Long',
  brand: null,
  subjectId: '3',
  subjectName: 'Dresses',
  dimensions: null,
  characteristics: [{ id: '5', name: 'Color', values: ['red', 'blue'] }],
  sizes: [{ techSize: 'M', wbSize: '46' }],
};

describe('a card like another', () => {
  it('names the other in its own shop', () => {
    expect(likeCard(card, { vendorCode: 'b', title: 'Skirt', makeBarcodes: true, sameShop: true })).toEqual({
      vendorCode: 'b',
      templateNmId: '1',
      values: [{ field: 'title', values: ['Skirt'] }],
      makeBarcodes: true,
    });
  });

  it('takes everything along into another shop but for the vendor code', () => {
    expect(likeCard(card, { vendorCode: 'b', title: 'Skirt', makeBarcodes: false, sameShop: false })).toEqual({
      vendorCode: 'b',
      subjectId: '3',
      values: [
        { field: 'title', values: ['Skirt'] },
        { field: 'description', values: ['Long'] },
        { field: 'characteristics.5', values: ['red', 'blue'] },
      ],
      sizes: [{ techSize: 'M', wbSize: '46' }],
      makeBarcodes: false,
    });
  });
});
