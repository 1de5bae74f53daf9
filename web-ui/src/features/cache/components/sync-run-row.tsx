import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '@/components/state';
import { Badge, Button, Spinner, Td } from '@/components/ui';
import { shopLabel, useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { outcomeTones, runSeconds, type SyncRun } from '../model/sync-run.ts';

interface SyncRunRowProps {
  run: SyncRun;
  open: boolean;
  onToggle(): void;
}

export function SyncRunRow({ run, open, onToggle }: SyncRunRowProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const { shops } = useShops();
  const shop = shops.find(({ id }) => id === run.shopId);
  const shopName = shop ? shopLabel(shop) : run.shopId;
  const started = format.dateTime(run.startedAt);
  const detailsId = `run-${run.id}`;
  return (
    <>
      <tr className="hover:bg-hover">
        <Td className="align-top tabular-nums">
          <p className="sm:whitespace-nowrap">{started}</p>
          <p className="max-w-28 truncate text-xs text-muted sm:max-w-56 lg:hidden">{shopName}</p>
          <p className="text-xs text-muted">
            <span className="xl:hidden">{run.mirror} · </span>
            {t(`runs.mode.${run.mode}`)}
          </p>
        </Td>
        <Td className="align-top max-lg:hidden">
          <span className="block max-w-56 truncate" title={shopName}>
            {shopName}
          </span>
        </Td>
        <Td className="align-top max-xl:hidden">{run.mirror}</Td>
        <Td className="align-top">
          {run.outcome ? (
            <Badge tone={outcomeTones[run.outcome]}>{t(`runs.is.${run.outcome}`)}</Badge>
          ) : (
            <Badge tone="accent">
              <Spinner />
              {t('runs.underWay')}
            </Badge>
          )}
          {run.setAside > 0 && <p className="mt-0.5 text-xs text-warn">{t('runs.setAsideCount', { count: run.setAside, total: format.number(run.setAside) })}</p>}
        </Td>
        <Td className="text-right align-top whitespace-nowrap tabular-nums max-lg:hidden">
          <Took run={run} />
        </Td>
        <Td className="text-right align-top tabular-nums max-sm:hidden">{format.number(run.seen)}</Td>
        <Td className="text-right align-top whitespace-nowrap tabular-nums max-md:hidden">
          <Changes run={run} />
        </Td>
        <Td className="text-right align-top">
          <Button
            look="quiet"
            size="icon-xs"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            aria-label={t('runs.detailsOf', { started, mirror: run.mirror })}
            onClick={onToggle}
          >
            <ChevronDown className={open ? 'rotate-180' : ''} />
          </Button>
        </Td>
      </tr>
      {open && (
        <tr>
          <Td colSpan={8} className="bg-sunken/60">
            <RunDetails id={detailsId} run={run} />
          </Td>
        </tr>
      )}
    </>
  );
}

function Took({ run }: { run: SyncRun }) {
  const format = useFormat();
  return run.finishedAt ? format.duration(runSeconds(run, 0)) : <TakesSoFar run={run} />;
}

function TakesSoFar({ run }: { run: SyncRun }) {
  const format = useFormat();
  return format.duration(runSeconds(run, useNow(1_000)));
}

/** "+4 ~127 −0", and in words for the ear. */
function Changes({ run }: { run: SyncRun }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const parts = [
    { sign: '+', count: run.created, tone: 'text-good', text: t('runs.created') },
    { sign: '~', count: run.updated, tone: 'text-accent-ink', text: t('runs.updated') },
    { sign: '−', count: run.deleted, tone: 'text-bad', text: t('runs.deleted') },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return <span className="text-muted">{t('runs.noChanges')}</span>;
  return parts.map(({ sign, count, tone, text }) => (
    <span key={sign} className={`ml-2 first:ml-0 ${tone}`} title={text}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{text} </span>
      {format.number(count)}
    </span>
  ));
}

function RunDetails({ id, run }: { id: string; run: SyncRun }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const counts = ['pages', 'seen', 'created', 'updated', 'unchanged', 'deleted', 'setAside'] as const;
  return (
    <div id={id} className="flex flex-col gap-3 py-1">
      {run.outcome === 'COMPLETED_WITHOUT_DELETING' && <p className="max-w-prose text-pretty">{t('runs.withoutDeletingHint')}</p>}
      {run.problem && (
        <div className="max-w-prose">
          <ProblemNote problem={run.problem} />
        </div>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-2 tabular-nums">
        {counts.map((name) => (
          <div key={name}>
            <dt className="text-xs text-muted">{t(`runs.${name}`)}</dt>
            <dd className="font-medium">{format.number(run[name])}</dd>
          </div>
        ))}
        <div>
          <dt className="text-xs text-muted">{t('runs.took')}</dt>
          <dd className="font-medium">
            <Took run={run} />
          </dd>
        </div>
        {run.finishedAt && (
          <div>
            <dt className="text-xs text-muted">{t('runs.finishedAt')}</dt>
            <dd className="font-medium">{format.dateTime(run.finishedAt)}</dd>
          </div>
        )}
      </dl>
      {run.setAsideReasons && (
        <div>
          <p className="text-xs text-muted">{t('runs.setAsideReasons')}</p>
          <pre className="mt-1 max-h-48 overflow-auto rounded-md border bg-surface p-2 font-mono text-xs whitespace-pre-wrap">{run.setAsideReasons}</pre>
        </div>
      )}
    </div>
  );
}
