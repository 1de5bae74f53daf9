import { useFormat, useTexts } from '@vitrina/ui-sdk';
import type { Period } from './api.ts';
import { entry } from './entry-texts.ts';
import { steps } from './history-steps.ts';
import { filled } from './texts.ts';

const width = 720;
const height = 180;
const inset = { top: 12, right: 12, bottom: 24, left: 12 };

/**
 * What was paid, as a line of steps. The table below it tells the same, for who does not see it.
 *
 * @param now up to when the last price counts: the time of the answer that told it
 */
export default function HistoryChart({ periods, now }: { periods: readonly Period[]; now: number }) {
  const text = useTexts();
  const format = useFormat();
  const line = steps(periods, now);
  if (!line) return null;
  const { points, from, to, least, greatest, currency } = line;
  const span = to - from || 1;
  const x = (at: number) => inset.left + ((at - from) / span) * (width - inset.left - inset.right);
  // A price that never changed goes through the middle.
  const y = (price: number) => height - inset.bottom - (greatest === least ? 0.5 : (price - least) / (greatest - least)) * (height - inset.top - inset.bottom);
  const path = points.map(({ at, price }, index) => (index === 0 ? `M${x(at)} ${y(price)}` : `H${x(at)}V${y(price)}`)).join('');
  const money = (price: number) => format.money(String(price), currency);
  const day = (at: number) => format.date(new Date(at).toISOString());
  const label = filled(text(entry.chart), { from: day(from), to: day(to), least: money(least), greatest: money(greatest), n: format.number(points.length - 1) });
  return (
    <figure className="pricing-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <g className="pricing-chart-grid">
          <line x1={inset.left} x2={width - inset.right} y1={y(greatest)} y2={y(greatest)} />
          <line x1={inset.left} x2={width - inset.right} y1={y(least)} y2={y(least)} />
        </g>
        <path d={`${path}H${x(to)}`} className="pricing-chart-line" />
        {points.map(({ at, price }) => (
          <circle key={at} cx={x(at)} cy={y(price)} r="3" className="pricing-chart-dot">
            <title>{`${day(at)}: ${money(price)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="pricing-chart-scale" aria-hidden="true">
        <span>
          {day(from)} – {day(to)}
        </span>
        <span>{least === greatest ? money(least) : `${money(least)} – ${money(greatest)}`}</span>
      </figcaption>
    </figure>
  );
}
