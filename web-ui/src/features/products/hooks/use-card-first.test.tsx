// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CardFirst, useArrival, useCardFirst } from './use-card-first.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Card({ known, seen }: { known: boolean; seen: boolean }) {
  useArrival(known, seen);
  return null;
}

function Rest() {
  return useCardFirst().there ? <p>the rest</p> : null;
}

const page = (activeId: string | null, known: boolean, seen = false) => (
  <CardFirst activeId={activeId}>
    {activeId !== null && <Card known={known} seen={seen} />}
    <Rest />
  </CardFirst>
);
const rest = () => screen.queryByText('the rest');

it('keeps nothing waiting where the page began without a card', () => {
  const { rerender } = render(page(null, false));
  expect(rest()).not.toBeNull();

  rerender(page('12', false));

  expect(rest()).not.toBeNull();
});

it.each([
  ['nothing of it is on its way any more', () => page('12', true, true)],
  ['it is closed', () => page(null, false)],
])('keeps the rest waiting for the card until %s', (_when, then) => {
  const { rerender } = render(page('12', false));
  expect(rest()).toBeNull();

  rerender(then());

  expect(rest()).not.toBeNull();
});

it('keeps nothing waiting for a photo that does not come', () => {
  render(page('12', true));
  expect(rest()).toBeNull();

  act(() => void vi.advanceTimersByTime(10_000));

  expect(rest()).not.toBeNull();
});
