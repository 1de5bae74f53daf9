// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import { ApiError, api } from '@/lib/api';
import { operationName } from '@/lib/api/graphql-client.ts';
import { renderInRouter } from '@/test/in-router.tsx';
import { TagsForm } from './tags-form.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', interpolation: { escapeValue: false }, resources: { en: { common, editing } } }));
afterEach(cleanup);

interface Input {
  id?: string;
  name: string;
  color: string;
}

/** A seller with tags at Wildberries; `refusal` is what it answers instead of doing anything. */
async function start(given: { id: string; name: string; color: string | null }[], refusal: { code: string; message: string; path: string[] } | ApiError | null = null) {
  let tags = given;
  const answer = refusal instanceof ApiError || !refusal ? { done: true, errors: [] } : { done: false, errors: [refusal] };
  const acts: Record<string, (input: Input) => typeof tags> = {
    ProductTagCreate: ({ name, color }) => [...tags, { id: '9', name, color }],
    ProductTagUpdate: ({ id, name, color }) => tags.map((tag) => (tag.id === id ? { ...tag, name, color } : tag)),
    ProductTagDelete: ({ id }) => tags.filter((tag) => tag.id !== id),
  };
  const request = vi.spyOn(api, 'request').mockImplementation((async (operation: Parameters<typeof operationName>[0], variables: { input: Input }) => {
    const name = operationName(operation);
    if (name === 'SellerTags') return { productTags: { nodes: tags } };
    if (name === 'ProductsSetTags') return { productsSetTags: { changeSetId: '42', errors: [] } };
    if (refusal instanceof ApiError) throw refusal;
    if (!refusal) tags = acts[name]?.(variables.input) ?? tags;
    return { [name[0]?.toLowerCase() + name.slice(1)]: answer };
  }) as typeof api.request);
  await renderInRouter(<TagsForm selection={{ kind: 'SOME', nmIds: ['7'] } as never} shopId="s1" onDirty={() => undefined} onDone={() => undefined} />);
  await screen.findByRole('button', { name: editing.tags.new });
  const sent = (name: string) => request.mock.calls.filter(([operation]) => operationName(operation) === name).map(([, variables]) => (variables as { input: unknown }).input);
  return { user: userEvent.setup(), sent };
}

const sale = { id: '1', name: 'Sale', color: 'FEE0E0' };
const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name });

it('makes a tag and chooses it', async () => {
  const { user, sent } = await start([sale]);
  await user.click(screen.getByRole('button', { name: editing.tags.new }));
  const editor = within(screen.getByRole('group', { name: editing.tags.new }));
  await user.click(editor.getByRole('radio', { name: editing.tags.colors.GREEN }));
  await user.type(editor.getByLabelText(editing.tags.name), ' Eco {Enter}');

  expect((await box('Eco')).checked).toBe(true);
  expect(sent('ProductTagCreate')).toEqual([{ name: 'Eco', color: 'GREEN' }]);
  expect(sent('ProductsSetTags'), 'Enter in its field drafts nothing').toEqual([]);
});

it('gives a tag another name, and keeps it chosen under that', async () => {
  const { user, sent } = await start([sale]);
  await user.click(await box('Sale'));
  await user.click(screen.getByRole('button', { name: 'Change the tag Sale' }));
  const name = screen.getByLabelText<HTMLInputElement>(editing.tags.name);
  await user.clear(name);
  await user.type(name, 'Summer');
  await user.click(screen.getByRole('button', { name: common.save }));

  expect((await box('Summer')).checked).toBe(true);
  expect(sent('ProductTagUpdate')).toEqual([{ id: '1', name: 'Summer', color: 'RED' }]);
  await user.click(screen.getByRole('button', { name: editing.draft }));
  expect(sent('ProductsSetTags')).toEqual([expect.objectContaining({ tags: ['Summer'] })]);
});

it('deletes a tag only when that is confirmed', async () => {
  const { user, sent } = await start([sale]);
  await user.click(screen.getByRole('button', { name: 'Delete the tag Sale' }));
  await user.click(await screen.findByRole('button', { name: editing.tags.keep }));
  expect(sent('ProductTagDelete')).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Delete the tag Sale' }));
  await user.click(await screen.findByRole('button', { name: editing.tags.deleteIt }));

  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Sale' })).toBeNull());
  expect(sent('ProductTagDelete')).toEqual([{ id: '1' }]);
  expect(await screen.findByText(editing.tags.none)).toBeTruthy();
});

it('shows a refusal, and keeps what was typed', async () => {
  const { user } = await start([sale], { code: 'REFUSED_BY_WILDBERRIES', message: 'There is such a tag', path: [] });
  await user.click(screen.getByRole('button', { name: editing.tags.new }));
  await user.type(screen.getByLabelText(editing.tags.name), 'Sale');
  await user.click(screen.getByRole('button', { name: common.save }));

  expect(await screen.findByText('There is such a tag')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(editing.tags.name).value).toBe('Sale');
});

it('makes no more tags than Wildberries takes', async () => {
  await start(Array.from({ length: 15 }, (_, at) => ({ id: String(at), name: `Tag ${at}`, color: null })));
  expect(screen.getByRole('button', { name: editing.tags.new }).hasAttribute('disabled')).toBe(true);
});
