// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import newCard from '@/i18n/en/new-card.json';
import { api, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import NewCardDialog from './new-card-dialog.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, editing, 'new-card': newCard } } }));
afterEach(cleanup);

const characteristic = { type: 'TEXTS', unit: null, maxCount: 1, popular: false, namedField: false, directory: null };
const answers: Record<string, unknown> = {
  ProductSubjects: { productSubjects: { nodes: [{ id: '105', name: 'Dresses', parentName: 'Clothes' }], totalCount: 1 } },
  SubjectCharacteristics: {
    productSubjectCharacteristics: {
      nodes: [
        { ...characteristic, id: '5', name: 'Composition', required: true },
        { ...characteristic, id: '6', name: 'Care', required: false },
        { ...characteristic, id: '7', name: 'Brand of old', required: true, type: 'UNUSED' },
      ],
    },
  },
};

async function start(created: unknown) {
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0]) =>
    Promise.resolve(operationName(operation) === 'ProductsCreate' ? { productsCreate: created } : answers[operationName(operation)])) as typeof api.request);
  const { at } = await renderInRouter(<NewCardDialog shopId="s1" onClose={() => undefined} />);
  fireEvent.click(await screen.findByText('Dresses'));
  await screen.findByLabelText(editing.field.vendorCode);
  return { at, created: () => request.mock.calls.filter(([operation]) => operationName(operation) === 'ProductsCreate').map(([, variables]) => variables) };
}

const field = (name: string | RegExp) => screen.getByLabelText(name);
const type = (name: string | RegExp, value: string) => fireEvent.change(field(name), { target: { value } });
const click = (text: string) => fireEvent.click(screen.getByText(text));

it('asks for what the subject requires, and drafts the card when that is there', async () => {
  const { at, created } = await start({ changeSetId: '42', errors: [] });
  expect(screen.queryByText(editing.card.required)).toBeNull();
  expect(screen.queryByLabelText(/Brand of old/)).toBeNull();

  click(editing.draft);
  expect(screen.getAllByText(editing.card.required)).toHaveLength(2);
  await waitFor(() => expect(document.activeElement).toBe(field(editing.field.vendorCode)));
  expect(created()).toEqual([]);

  type(editing.field.vendorCode, 'DR-1');
  type(editing.field.title, 'Dress');
  type(/^Composition/, 'silk');
  type(newCard.sizeField.techSize, 'M');
  click(editing.draft);

  await waitFor(() => expect(created()).toHaveLength(1));
  const values = [{ field: 'title', values: ['Dress'] }, { field: 'characteristics.5', values: ['silk'] }];
  const sizes = [{ techSize: 'M', wbSize: null, price: null, skus: [] }];
  expect(created()).toEqual([{ input: { cards: [{ subjectId: '105', vendorCode: 'DR-1', values, sizes, makeBarcodes: true }] } }]);
  await waitFor(() => expect(at()).toBe('/changes/42'));
});

it('shows a refusal at the field it is about', async () => {
  await start({ changeSetId: null, errors: [{ code: 'X', message: 'Silk it is not', path: ['cards', '0', 'values', '0', 'values'] }] });
  type(editing.field.vendorCode, 'DR-1');
  type(/^Composition/, 'silk');
  click(editing.draft);

  const told = await screen.findByText('Silk it is not');
  expect(field(/^Composition/).getAttribute('aria-describedby')).toContain(told.id);
});

it('has sizes added and removed, but never none, and takes no price with kopecks', async () => {
  const { created } = await start({ changeSetId: '42', errors: [] });
  expect(field('Remove size 1').hasAttribute('disabled')).toBe(true);
  click(newCard.addSize);
  fireEvent.click(field('Remove size 1'));
  expect(screen.getAllByLabelText(newCard.sizeField.price)).toHaveLength(1);

  type(editing.field.vendorCode, 'DR-1');
  type(/^Composition/, 'silk');
  type(newCard.sizeField.price, '19,90');
  click(editing.draft);

  expect(screen.getByText(newCard.priceWrong)).toBeDefined();
  expect(created()).toEqual([]);
});
