// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { forgetDrafts, hasDraft, keepDraftsOf } from '@/lib/kept-drafts.ts';
import { useKeptDraft } from './use-kept-draft.ts';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const nothing = {};
let type: (typed: Record<string, string>) => void;

function Form({ id }: { id: string }) {
  const [typed, setTyped] = useKeptDraft<Record<string, string>>(id, nothing);
  type = (next) => act(() => setTyped(next));
  return <p>{JSON.stringify(typed)}</p>;
}

/** What a reload leaves of a page: its storage. */
function reload() {
  const kept = { ...sessionStorage };
  cleanup();
  for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
}

it('has what was typed before a reload, of this form alone', () => {
  render(<Form id="card.1" />);
  expect(hasDraft('card.1'), 'nothing was typed').toBe(false);
  type({ title: 'Платье' });
  reload();

  render(<Form id="card.1" />);
  expect(screen.getByText('{"title":"Платье"}')).toBeDefined();
  cleanup();
  expect(hasDraft('card.1'), 'the form was closed').toBe(false);
});

it('keeps it over a second reload, also when nothing more was typed', () => {
  render(<Form id="card.1" />);
  type({ title: 'Платье' });
  reload();
  render(<Form id="card.1" />);
  reload();

  expect(hasDraft('card.1')).toBe(true);
  expect(hasDraft('card.2')).toBe(false);
});

it('is forgotten with its user, and nothing else is', () => {
  render(<Form id="card.1" />);
  type({ title: 'Платье' });
  reload();
  sessionStorage.setItem('other', 'stays');

  forgetDrafts();

  expect(hasDraft('card.1')).toBe(false);
  expect(sessionStorage.getItem('other')).toBe('stays');
});

it('is not shown to whoever comes after its user in the same tab', () => {
  keepDraftsOf('1');
  render(<Form id="card.1" />);
  type({ title: 'Платье' });
  reload();

  keepDraftsOf('1');
  expect(hasDraft('card.1'), 'the same user').toBe(true);
  keepDraftsOf('2');
  render(<Form id="card.1" />);

  expect(screen.getByText('{}')).toBeDefined();
});
