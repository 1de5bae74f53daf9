import { describe, expect, it } from 'vitest';
import { arrange, moved, orderOf, pinnedTo, plainLayout, sameLayout, shown, widened, widthOf } from './grid-layout.ts';

const columns = [{ id: 'a', fixed: true }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
const ids = (layout = plainLayout) => arrange(columns, layout).map(({ id }) => id);

describe('the columns of a list', () => {
  it('stand as they come, pinned ones first, hidden ones not at all', () => {
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(shown(plainLayout, 'b', false))).toEqual(['a', 'c', 'd']);
    expect(ids(pinnedTo(plainLayout, 'c', true))).toEqual(['c', 'a', 'b', 'd']);
    expect(ids(shown(plainLayout, 'a', false)), 'what is fixed stays').toEqual(['a', 'b', 'c', 'd']);
  });

  it('keep an order that was saved before some came, and after some went', () => {
    expect(ids({ ...plainLayout, order: ['c', 'gone', 'a'] })).toEqual(['c', 'a', 'b', 'd']);
  });

  it('move to the place of another, to either side', () => {
    expect(orderOf(columns, moved(columns, plainLayout, 'a', 'c'))).toEqual(['b', 'c', 'a', 'd']);
    expect(orderOf(columns, moved(columns, plainLayout, 'd', 'b'))).toEqual(['a', 'd', 'b', 'c']);
    expect(moved(columns, plainLayout, 'a', 'gone')).toBe(plainLayout);
  });

  it('move within the pinned or within the others', () => {
    const layout = pinnedTo(pinnedTo(plainLayout, 'a', true), 'b', true);

    expect(ids(moved(columns, layout, 'b', 'a'))).toEqual(['b', 'a', 'c', 'd']);
    expect(moved(columns, layout, 'd', 'a')).toBe(layout);
  });

  it('have a width between what can be read and what leaves room', () => {
    expect(widened(plainLayout, 'b', 1).widths).toEqual({ b: 3 });
    expect(widened(plainLayout, 'b', 999).widths).toEqual({ b: 60 });
    expect(widthOf({ id: 'b', width: 7 }, widened(widened(plainLayout, 'b', 9), 'b', null))).toBe(7);
  });

  it('are the same when they look the same', () => {
    expect(sameLayout(plainLayout, { ...plainLayout, order: ['a', 'b', 'c', 'd'] }, columns)).toBe(true);
    expect(sameLayout(plainLayout, { ...plainLayout, hidden: ['gone'], widths: { gone: 4 } }, columns)).toBe(true);
    expect(sameLayout({ ...plainLayout, hidden: ['b', 'c'] }, { ...plainLayout, hidden: ['c', 'b'] }, columns)).toBe(true);
    for (const other of [shown(plainLayout, 'b', false), pinnedTo(plainLayout, 'b', true), widened(plainLayout, 'b', 9), { ...plainLayout, density: 'compact' as const }, moved(columns, plainLayout, 'a', 'b')]) {
      expect(sameLayout(plainLayout, other, columns)).toBe(false);
    }
  });
});
