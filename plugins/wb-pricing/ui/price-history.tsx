import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Button, InlineError, Section, SkeletonLines, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useHistory, type Period } from './api.ts';
import { entry } from './entry-texts.ts';
import { Discount } from './parts.tsx';
import { PriceThen } from './price-then.tsx';
import { priceRange } from './price-range.ts';
import { filled, texts } from './texts.ts';

const HistoryChart = lazy(() => import('./history-chart.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

const step = 10;
/** The line goes further back than the table shows at first. */
const drawn = 100;

/** What the good cost since it is known, newest first, and who made it so. */
export function PriceHistory({ nmId }: { nmId: string }) {
  const text = useTexts();
  const format = useFormat();
  const [count, setCount] = useState(step);
  const [exporting, setExporting] = useState(false);
  const { data, error, isPending, dataUpdatedAt } = useHistory(nmId, Math.max(drawn, count));
  if (isPending) return <SkeletonLines lines={3} />;
  if (!data) return <InlineError error={error} />;
  const { items, pageInfo } = data.pricingHistory;
  if (items.length === 0) return null;
  return (
    <Section title={text(texts.history)}>
      <div className="pricing-history-tools">
        <PriceThen nmId={nmId} />
        <Button onClick={() => setExporting(true)}>{text(entry.exporting)}</Button>
      </div>
      <Suspense fallback={<div className="pricing-chart-room" />}>
        <HistoryChart periods={items} now={dataUpdatedAt} />
      </Suspense>
      <Table aria-label={text(texts.history)}>
        <thead>
          <tr>
            <Th>{text(texts.since)}</Th>
            <Th className="pricing-number">{text(texts.now)}</Th>
            <Th className="pricing-number">{text(texts.discount)}</Th>
            <Th>{text(texts.who)}</Th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, count).map((period) => (
            <tr key={period.from}>
              <Td>{format.dateTime(period.from)}</Td>
              <Td className="pricing-number">{paidIn(period, format.money)}</Td>
              <Td className="pricing-number">
                <Discount percent={period.good.discount} />
              </Td>
              <Td>
                <Source period={period} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {(pageInfo.hasNextPage || items.length > count) && count < 500 && (
        <Button size="sm" onClick={() => setCount(Math.min(500, count * 5))}>
          {text(texts.more)}
        </Button>
      )}
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog selected={new Set([nmId])} all={null} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </Section>
  );
}

function paidIn({ good }: Period, money: (amount: string, currency: string) => string): string {
  const range = priceRange(good.sizes, 'discountedPrice');
  if (!range) return '–';
  const [least, greatest] = range.map(({ amount, currencyCode }) => money(amount, currencyCode));
  return least === greatest ? String(least) : `${least} – ${greatest}`;
}

function Source({ period }: { period: Period }) {
  const text = useTexts();
  if (period.source === 'VITRINA' && period.changeSetId !== null) {
    return (
      <>
        <Link to="/changes/$id" params={{ id: period.changeSetId }} className="pricing-link">
        {filled(text(texts.changeSet), { n: period.changeSetId })}
      </Link>
        {period.changeSet && (
          <p className="pricing-note">
            {period.changeSet.title}
            {period.changeSet.confirmedBy && ` · ${filled(text(entry.by), { name: period.changeSet.confirmedBy })}`}
          </p>
        )}
      </>
    );
  }
  return <span className="pricing-note">{text(period.source === 'FIRST_SEEN' ? texts.firstSeen : texts.portal)}</span>;
}
