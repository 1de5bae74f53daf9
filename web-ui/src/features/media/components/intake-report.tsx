import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import type { IntakeRun } from '../hooks/use-intake.ts';

type Report = NonNullable<IntakeRun['report']>;

/** Which file goes where, and which are of no use. */
export function IntakeReport({ report }: { report: Report }) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const matched = report.filesTotal - report.unmatchedTotal - report.refusedTotal;
  const more = report.cardsTotal - report.cards.length;
  return (
    <>
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4" data-testid="intake-tally">
        <Figure name={t('intake.cards')} value={format.number(report.cardsTotal)} />
        <Figure name={t('intake.matched')} value={format.number(matched)} />
        <Figure name={t('intake.unmatched')} value={format.number(report.unmatchedTotal)} tone={report.unmatchedTotal > 0 ? 'text-warn' : ''} />
        <Figure name={t('intake.refused')} value={format.number(report.refusedTotal)} tone={report.refusedTotal > 0 ? 'text-bad' : ''} />
      </dl>
      {report.cards.length > 0 && (
        <ul aria-label={t('intake.cards')} className="flex max-h-72 flex-col divide-y overflow-y-auto rounded-lg border">
          {report.cards.map((card) => (
            <li key={card.nmId} className="px-3 py-2">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-mono text-xs">{card.vendorCode}</span>
                <span className="min-w-0 flex-1 basis-40 truncate">{card.title}</span>
                <span className="text-xs text-muted tabular-nums">{t('intake.photos', { before: card.photosBefore, after: card.photosAfter })}</span>
              </div>
              <details>
                <summary className="inline-flex min-h-6 cursor-pointer items-center rounded text-xs text-accent-ink">{t('intake.files', { count: card.files.length })}</summary>
                <ol className="text-xs text-muted">
                  {card.files.map((file) => (
                    <li key={file.path} className="break-all tabular-nums">
                      {file.number === 0 ? t('video.title') : file.number} · {file.path}
                    </li>
                  ))}
                </ol>
              </details>
            </li>
          ))}
          {more > 0 && <li className="px-3 py-2 text-muted">{t('intake.more', { count: more })}</li>}
        </ul>
      )}
      {report.unmatched.length > 0 && (
        <details className="rounded-lg border px-3 py-2">
          <summary className="cursor-pointer font-medium text-warn">{t('intake.unmatchedList', { count: report.unmatchedTotal })}</summary>
          <p className="py-1 text-xs text-muted">{t('intake.names')}</p>
          <ul className="max-h-48 overflow-y-auto text-xs break-all">
            {report.unmatched.map((path, at) => (
              <li key={at}>{path}</li>
            ))}
          </ul>
        </details>
      )}
      {report.refused.length > 0 && (
        <details className="rounded-lg border px-3 py-2" open={report.cardsTotal === 0}>
          <summary className="cursor-pointer font-medium text-bad">{t('intake.refusedList', { count: report.refusedTotal })}</summary>
          <ul className="max-h-48 overflow-y-auto pt-1 text-xs">
            {report.refused.map(({ path, message }, at) => (
              <li key={at} className="break-words">
                <span className="font-medium break-all">{path}</span>: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Figure({ name, value, tone = '' }: { name: string; value: string; tone?: string }) {
  return (
    <div className="rounded-lg border px-3 py-2">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={`text-base font-semibold tabular-nums ${tone}`}>{value}</dd>
    </div>
  );
}
