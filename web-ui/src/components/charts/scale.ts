/** Round numbers from 0 to just above `most`, whole ones only: what is counted has no halves. */
export function ticks(most: number, wanted = 4): number[] {
  const rough = Math.max(1, most) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough && Number.isInteger(size)) ?? 1;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, at) => at * step);
}

export interface Band {
  /** Where the band begins, and where its bar does. */
  from: number;
  x: number;
  width: number;
  middle: number;
}

/** Divides a width among `count` bars; gaps only where there is room for them. */
export function bands(count: number, width: number): Band[] {
  const size = width / Math.max(1, count);
  const gap = size > 6 ? Math.min(6, size * 0.2) : size > 2.5 ? 0.5 : 0;
  return Array.from({ length: count }, (_, at) => ({ from: at * size, x: at * size + gap / 2, width: size - gap, middle: (at + 0.5) * size }));
}

/** One path for all bars of a series, standing on those below it. */
export function barPath(bars: readonly Band[], values: readonly number[], below: readonly number[], height: (value: number) => number): string {
  return bars
    .map(({ x, width }, at) => {
      const value = values[at] ?? 0;
      if (value <= 0) return '';
      const bottom = height(below[at] ?? 0);
      const top = height((below[at] ?? 0) + value);
      return `M${round(x)} ${round(bottom)}V${round(top)}h${round(width)}V${round(bottom)}Z`;
    })
    .join('');
}

export function linePath(bars: readonly Band[], values: readonly number[], height: (value: number) => number): string {
  return bars.map(({ middle }, at) => `${at === 0 ? 'M' : 'L'}${round(middle)} ${round(height(values[at] ?? 0))}`).join('');
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Every how many bands a label fits, as one of the `steps`. */
export function labelStep(bandWidth: number, labelWidth: number, steps: readonly number[]): number {
  return steps.find((step) => step * bandWidth >= labelWidth) ?? steps.at(-1) ?? 1;
}
