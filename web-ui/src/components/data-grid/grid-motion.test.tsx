// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GridMotion, useStays } from './grid-motion.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let asked: string[] = [];

function Photo({ of }: { of: string }) {
  if (!useStays()) return null;
  asked.push(of);
  return null;
}

function rows(moving: boolean, ...names: string[]) {
  return (
    <GridMotion value={() => moving}>
      {names.map((name) => (
        <Photo key={name} of={name} />
      ))}
    </GridMotion>
  );
}

it('asks at once for what is there before anything moves', () => {
  asked = [];
  render(rows(false, 'first'));
  expect(asked).toEqual(['first']);
});

it('asks for nothing of a row that flies by, and for one that stays a moment later', () => {
  asked = [];
  const { rerender } = render(rows(true, 'flown', 'stayed'));
  act(() => void vi.advanceTimersByTime(100));
  rerender(rows(true, 'stayed'));
  act(() => void vi.advanceTimersByTime(100));
  expect(asked).toEqual(['stayed']);
});
