import { describe, expect, it } from 'vitest';
import { bands, barPath, labelStep, linePath, ticks } from './scale.ts';

describe('the axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [950, [0, 250, 500, 750, 1_000]],
    [12_345, [0, 5_000, 10_000, 15_000]],
  ])('up to %d has round whole numbers', (most, expected) => {
    expect(ticks(most)).toEqual(expected);
  });
});

describe('bars', () => {
  it('share the width, with gaps where there is room', () => {
    expect(bands(2, 100)).toEqual([
      { from: 0, x: 3, width: 44, middle: 25 },
      { from: 50, x: 53, width: 44, middle: 75 },
    ]);
    expect(bands(100, 100)[1]).toEqual({ from: 1, x: 1, width: 1, middle: 1.5 });
    expect(bands(0, 100)).toEqual([]);
  });

  it('stand on each other, and are not drawn for nothing', () => {
    const height = (value: number) => 100 - value;

    expect(barPath(bands(2, 4), [10, 0], [5, 5], height)).toBe('M0 95V85h2V95Z');
    expect(linePath(bands(2, 4), [10, 0], height)).toBe('M1 90L3 100');
  });

  it('have as many labels as fit', () => {
    expect(labelStep(10, 60, [1, 3, 6, 12])).toBe(6);
    expect(labelStep(1, 60, [1, 3, 6, 12])).toBe(12);
  });
});
