import { elementScroll, type Rect, type Virtualizer } from '@tanstack/react-virtual';

/** How large a grid is before it was laid out: most of the window. Its first rows are drawn with it, not after it was measured. */
export const guessedRect = (): Rect => ({ width: innerWidth, height: Math.round(innerHeight * 0.75) });

/**
 * Tells a grid its size whenever the browser has laid it out. The library's own asks at once, and so has the browser lay out a page whose rows are yet to
 * come.
 */
export function observeRect<Item extends Element>({ scrollElement: element }: Virtualizer<HTMLDivElement, Item>, tell: (rect: Rect) => void): (() => void) | undefined {
  if (!element) return undefined;
  const observer = new ResizeObserver(() => tell({ width: element.offsetWidth, height: element.offsetHeight }));
  observer.observe(element);
  return () => observer.disconnect();
}

/** A grid is at its top when it comes, and need not be moved there: that, too, would have the browser lay it out at once. */
export function scrollGrid<Item extends Element>(offset: number, options: Parameters<typeof elementScroll>[1], grid: Virtualizer<HTMLDivElement, Item>): void {
  if (offset !== 0 || grid.scrollOffset !== 0) elementScroll(offset, options, grid);
}
