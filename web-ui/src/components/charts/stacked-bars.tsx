import { clsx } from 'clsx';
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWidth } from '@/lib/hooks/use-width.ts';
import { bands, barPath, linePath, ticks } from './scale.ts';

export interface ChartSeries {
  key: string;
  label: string;
  /** A class that fills, such as `fill-chart-hit`. */
  fill: string;
  /** The same colour as a background, for the legend. */
  swatch: string;
  values: readonly number[];
}

interface StackedBarsProps {
  title: string;
  /** What there is to be seen, in a sentence. */
  description: string;
  series: readonly ChartSeries[];
  /** Drawn over the bars, on the same scale. */
  line: { label: string; values: readonly number[] };
  /** What each point is called when it is looked at. */
  points: readonly string[];
  /** Labels below, by point; most points have none. */
  labels: readonly { at: number; text: string }[];
  /** A number in full, and where there is little room. */
  number(value: number): string;
  compact(value: number): string;
  height?: number;
}

const margin = { top: 8, right: 4, bottom: 22, left: 52 };
/** Labels nearer to an end than this would be cut off: they are set flush with it. */
const edge = 24;

/** Counts over time, stacked, with a line over them. Drawn by hand: a library would weigh more than the screen it is for. */
export function StackedBars({ title, description, series, line, points, labels, number, compact, height = 224 }: StackedBarsProps) {
  const id = useId();
  const [ref, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const inner = Math.max(0, width - margin.left - margin.right);
  const bars = bands(points.length, inner);
  const sums = points.map((_, point) => series.reduce((sum, { values }) => sum + (values[point] ?? 0), 0));
  const steps = ticks(Math.max(0, ...sums, ...line.values));
  const top = steps.at(-1) ?? 1;
  const y = (value: number) => margin.top + (height - margin.top - margin.bottom) * (1 - value / top);
  const chosen = at === null ? null : bars[at];
  const pointAt = ({ clientX, currentTarget }: PointerEvent) => {
    const x = clientX - currentTarget.getBoundingClientRect().left - margin.left;
    setAt(Math.min(points.length - 1, Math.max(0, Math.floor((x / Math.max(1, inner)) * points.length))));
  };
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <Legend series={series} line={line.label} />
      <div ref={ref} className="relative" style={{ height }}>
        {width > 0 && (
          <svg role="img" aria-labelledby={`${id}-title ${id}-description`} width={width} height={height} className="block overflow-visible text-2xs">
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-description`}>{description}</desc>
            {steps.map((step) => (
              <g key={step}>
                <line x1={margin.left} x2={width - margin.right} y1={y(step)} y2={y(step)} className={step === 0 ? 'stroke-line-strong' : 'stroke-line'} />
                <text x={margin.left - 8} y={y(step)} dy="0.32em" textAnchor="end" className="fill-muted tabular-nums">
                  {compact(step)}
                </text>
              </g>
            ))}
            <g transform={`translate(${margin.left} 0)`}>
              {chosen && <rect x={chosen.from} y={margin.top} width={inner / points.length} height={height - margin.top - margin.bottom} className="fill-sunken" />}
              {series.map(({ key, fill, values }, index) => (
                <path key={key} className={fill} d={barPath(bars, values, points.map((_, point) => series.slice(0, index).reduce((sum, one) => sum + (one.values[point] ?? 0), 0)), y)} />
              ))}
              <path d={linePath(bars, line.values, y)} className="fill-none stroke-surface stroke-4 [stroke-linejoin:round]" />
              <path d={linePath(bars, line.values, y)} className="fill-none stroke-ink stroke-[1.5] [stroke-linejoin:round]" />
              {chosen && at !== null && <circle cx={chosen.middle} cy={y(line.values[at] ?? 0)} r={3.5} className="fill-ink stroke-surface stroke-2" />}
              {labels.map(({ at: point, text }) => (
                <Label key={point} x={bars[point]?.middle ?? 0} y={height - 6} most={inner} text={text} />
              ))}
            </g>
          </svg>
        )}
        <Cursor
          title={title}
          at={at}
          count={points.length}
          text={at === null ? '' : [points[at], ...series.map(({ label, values }) => `${label}: ${number(values[at] ?? 0)}`), `${line.label}: ${number(line.values[at] ?? 0)}`].join(', ')}
          onAt={setAt}
          onPointer={pointAt}
        />
        {chosen && at !== null && (
          <div
            aria-hidden="true"
            className="pop pointer-events-none absolute top-1 z-10 min-w-36 px-2.5 py-2 text-xs"
            style={chosen.middle < inner / 2 ? { left: margin.left + chosen.from + inner / points.length + 8 } : { right: width - margin.left - chosen.from + 8 }}
          >
            <p className="mb-1 font-medium whitespace-nowrap">{points[at]}</p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 tabular-nums">
              {series.toReversed().map(({ key, label, swatch, values }) => (
                <TipLine key={key} label={label} value={number(values[at] ?? 0)} swatch={swatch} />
              ))}
              <TipLine label={line.label} value={number(line.values[at] ?? 0)} swatch="h-0.5 rounded-none bg-ink" />
            </dl>
          </div>
        )}
      </div>
    </figure>
  );
}

function Label({ x, y, most, text }: { x: number; y: number; most: number; text: string }) {
  const anchor = x < edge ? 'start' : x > most - edge ? 'end' : 'middle';
  return (
    <text x={anchor === 'start' ? 0 : anchor === 'end' ? most : x} y={y} textAnchor={anchor} className="fill-muted tabular-nums">
      {text}
    </text>
  );
}

function TipLine({ label, value, swatch }: { label: string; value: string; swatch: string }) {
  return (
    <>
      <dt className="flex items-center gap-1.5 text-muted">
        <Swatch className={swatch} />
        {label}
      </dt>
      <dd className="text-right">{value}</dd>
    </>
  );
}

export function Swatch({ className }: { className: string }) {
  return <span aria-hidden="true" className={clsx('inline-block w-2.5 shrink-0 rounded-xs', !className.includes('h-') && 'h-2.5', className)} />;
}

function Legend({ series, line }: { series: readonly ChartSeries[]; line: string }) {
  return (
    <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {series.map(({ key, label, swatch }) => (
        <span key={key} className="flex items-center gap-1.5">
          <Swatch className={swatch} />
          {label}
        </span>
      ))}
      <span className="flex items-center gap-1.5">
        <Swatch className="h-0.5 rounded-none bg-ink" />
        {line}
      </span>
    </figcaption>
  );
}

interface CursorProps {
  title: string;
  at: number | null;
  count: number;
  text: string;
  onAt(at: number | null): void;
  onPointer(event: PointerEvent): void;
}

/** The chart by pointer and by keyboard: arrows go from point to point, and a screen reader says each. */
function Cursor({ title, at, count, text, onAt, onPointer }: CursorProps) {
  if (count === 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const from = at ?? count - 1;
    const targets: Partial<Record<string, number | null>> = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageUp: from + 10,
      PageDown: from - 10,
      Home: 0,
      End: count - 1,
      Escape: null,
    };
    const target = targets[event.key];
    if (target === undefined || (target === null && at === null)) return;
    event.preventDefault();
    onAt(target === null ? null : Math.min(count - 1, Math.max(0, target)));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={(at ?? count - 1) + 1}
      aria-valuetext={text || undefined}
      className="absolute inset-0"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) onAt(at ?? count - 1);
      }}
      onBlur={() => onAt(null)}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => onAt(null)}
    />
  );
}
