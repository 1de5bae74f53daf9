// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
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
  ProductSubjects: { productSubjects: { nodes: [{ id: '105', name: 'Dresses', parentName: 'Clothes' }, { id: '106', name: 'Mugs', parentName: 'Home' }], totalCount: 2 } },
};
const characteristics: Record<string, unknown> = {
  '105': [
    { ...characteristic, id: '5', name: 'Composition', required: true },
    { ...characteristic, id: '6', name: 'Care', required: false },
    { ...characteristic, id: '7', name: 'Brand of old', required: true, type: 'UNUSED' },
  ],
  '106': [
    { ...characteristic, id: '5', name: 'Composition', required: true },
    { ...characteristic, id: '8', name: 'Volume', required: false },
  ],
};
const answerOf = (name: string, variables: { subjectId?: string }): unknown =>
  name === 'SubjectCharacteristics' ? { productSubjectCharacteristics: { nodes: characteristics[variables.subjectId ?? ''] } } : answers[name];

async function start(created: unknown) {
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0], variables: { subjectId?: string }) =>
    Promise.resolve(operationName(operation) === 'ProductsCreate' ? { productsCreate: created } : answerOf(operationName(operation), variables))) as typeof api.request);
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

it('keeps a refusal at the field that was sent, whatever is filled in since', async () => {
  await start({ changeSetId: null, errors: [{ code: 'X', message: 'Silk it is not', path: ['cards', '0', 'values', '0', 'values'] }] });
  type(editing.field.vendorCode, 'DR-1');
  type(/^Composition/, 'silk');
  click(editing.draft);
  const told = await screen.findByText('Silk it is not');

  type(/^Composition/, '');
  type(editing.field.title, 'Dress');

  expect(field(/^Composition/).getAttribute('aria-describedby')).toContain(told.id);
  expect(field(editing.field.title).getAttribute('aria-describedby') ?? '').not.toContain(told.id);
});

it('keeps what was filled in when another subject is chosen, and shows what cannot be said of it', async () => {
  const { created } = await start({ changeSetId: '42', errors: [] });
  type(editing.field.vendorCode, 'DR-1');
  type(/^Composition/, 'clay');
  type('Care', 'by hand');
  type(newCard.sizeField.techSize, 'M');

  click(newCard.another);
  fireEvent.click(await screen.findByText('Back to Dresses'));
  expect((await screen.findByLabelText<HTMLInputElement>('Care')).value).toBe('by hand');
  click(newCard.another);
  fireEvent.click(await screen.findByText('Mugs'));
  await screen.findByLabelText('Volume');

  expect(screen.getByLabelText<HTMLInputElement>(editing.field.vendorCode).value).toBe('DR-1');
  expect(screen.getByLabelText<HTMLInputElement>(newCard.sizeField.techSize).value).toBe('M');
  const unused = screen.getByText('1 characteristic does not exist for “Mugs” and is not sent').closest('section') ?? document.body;
  expect(within(unused).getByText('by hand')).toBeDefined();
  click(editing.draft);
  await waitFor(() => expect(created()).toHaveLength(1));
  expect(JSON.stringify(created())).toContain('{"field":"characteristics.5","values":["clay"]}');
  expect(JSON.stringify(created())).not.toContain('by hand');
});
