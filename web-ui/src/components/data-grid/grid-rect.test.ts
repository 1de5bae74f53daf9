// @vitest-environment jsdom
import type { Virtualizer } from '@tanstack/react-virtual';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { observeRect, scrollGrid } from './grid-rect.ts';

type Grid = Virtualizer<HTMLDivElement, Element>;
const observed = vi.hoisted(() => ({ now: () => undefined as void, elements: [] as Element[] }));

beforeEach(() => {
  observed.elements = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        observed.now = tell;
      }
      observe = (element: Element) => observed.elements.push(element);
      disconnect = () => (observed.elements = []);
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

it('learns its size from the browser when it was laid out, and asks for nothing before', () => {
  const element = document.createElement('div');
  const height = vi.spyOn(element, 'offsetHeight', 'get').mockReturnValue(640);
  const tell = vi.fn();

  const end = observeRect({ scrollElement: element } as Grid, tell);
  expect(height).not.toHaveBeenCalled();
  expect(observed.elements).toEqual([element]);

  observed.now();
  expect(tell).toHaveBeenCalledWith({ width: 0, height: 640 });

  end?.();
  expect(observed.elements).toEqual([]);
});

it.each([
  [0, 0, 0],
  [0, 300, 1],
  [300, 0, 1],
])('is moved to %i from %i so often: %i', (offset, from, times) => {
  const scrollTo = vi.fn();
  const element = Object.assign(document.createElement('div'), { scrollTo });

  scrollGrid(offset, {}, { scrollElement: element, scrollOffset: from, options: { horizontal: false } } as unknown as Grid);

  expect(scrollTo).toHaveBeenCalledTimes(times);
});
