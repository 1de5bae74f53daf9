import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Badge, Button, Checkbox, Dialog, DialogActions, Progress, toast } from '@/components/ui';
import type { ProductExportColumn, ProductExportFormat, ProductExportsQuery, ProductFilter, ProductOrder } from '@/generated/graphql/graphql.ts';
import { isUnderWay, jobShare, useJob, useJobControl, type Job } from '@/features/jobs';
import { useCan } from '@/features/session';
import { files, shopQuery, useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useStoredList } from '@/lib/hooks/use-stored.ts';
import { productExports, productsExport } from '../api/care-documents.ts';
import { exportColumns, exportedAtFirst } from '../model/export-columns.ts';

interface ExportDialogProps {
  shopId: string;
  /** What the list shows. */
  filter: ProductFilter;
  orderBy: ProductOrder;
  totalCount: number;
  /** Those that are chosen in it; empty for none. */
  chosen: readonly string[];
  onClose(): void;
}

/** Makes a file of cards, follows its making, and gives the latest ones. */
export function ExportDialog({ shopId, filter, orderBy, totalCount, chosen, onClose }: ExportDialogProps) {
  const { t } = useTranslation(['care', 'common']);
  const format = useFormat();
  const client = useQueryClient();
  const [kind, setKind] = useState<ProductExportFormat>('XLSX');
  const [onlyChosen, setOnlyChosen] = useState(chosen.length > 0);
  const [columns, setColumns] = useStoredList('vitrina.products.exported', exportedAtFirst);
  const [started, setStarted] = useState<Job | null>(null);
  const wanted = exportColumns.filter((column) => columns.includes(column));
  const start = useShopMutation(productsExport, shopId, {
    onSuccess: ({ productsExport: { job } }) => {
      if (job) setStarted(job);
      void client.invalidateQueries({ queryKey: ['ProductExports', shopId] });
    },
  });
  const count = onlyChosen ? chosen.length : totalCount;
  const refused = start.data?.productsExport.errors[0];
  return (
    <Dialog open onClose={onClose} title={t('export.title')} description={t('export.hint')} width="wide">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice<ProductExportFormat>
            legend={t('export.format')}
            value={kind}
            options={[
              { value: 'XLSX', label: 'XLSX (Excel)' },
              { value: 'CSV', label: 'CSV (UTF-8)' },
            ]}
            onChange={setKind}
          />
          <Choice
            legend={t('export.scope')}
            value={onlyChosen ? 'chosen' : 'all'}
            options={[
              { value: 'all', label: t('export.all', { count: totalCount, total: format.number(totalCount) }) },
              ...(chosen.length > 0 ? [{ value: 'chosen' as const, label: t('export.chosen', { count: chosen.length, total: format.number(chosen.length) }) }] : []),
            ]}
            onChange={(scope) => setOnlyChosen(scope === 'chosen')}
          />
        </div>
        <Columns wanted={wanted} onChange={setColumns} />
        <InlineError error={start.error} />
        {refused && (
          <p role="alert" className="text-bad">
            {refused.message}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button
            look="primary"
            busy={start.isPending}
            disabled={wanted.length === 0 || count === 0}
            onClick={() => start.mutate({ input: { format: kind, columns: wanted, orderBy, ...(onlyChosen ? { nmIds: [...chosen] } : { filter, expectedCount: totalCount }) } })}
          >
            {t('export.start', { count, total: format.number(count) })}
          </Button>
        </DialogActions>
        {started && <Making key={started.id} job={started} shopId={shopId} />}
        <Latest shopId={shopId} />
      </div>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
}

function Choice<Value extends string>({ legend, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-medium">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-7 cursor-pointer items-center gap-2">
          <input type="radio" name={legend} className="size-4 accent-accent" checked={value === option.value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

function Columns({ wanted, onChange }: { wanted: readonly ProductExportColumn[]; onChange(columns: ProductExportColumn[]): void }) {
  const { t } = useTranslation('care');
  const toggle = (column: ProductExportColumn) =>
    onChange(exportColumns.filter((one) => (one === column ? !wanted.includes(one) : wanted.includes(one))));
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium">{t('export.columns')}</legend>
      <div className="grid max-h-52 grid-cols-2 gap-x-3 overflow-y-auto rounded-md border p-2 sm:grid-cols-3">
        {exportColumns.map((column) => (
          <Checkbox key={column} checked={wanted.includes(column)} onChange={() => toggle(column)}>
            <span className="min-w-0 truncate">{t(`export.column.${column}`)}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

/** The file under way. */
function Making({ job: initial, shopId }: { job: Job; shopId: string }) {
  const { t } = useTranslation(['care', 'common']);
  const client = useQueryClient();
  const mayCancel = useCan('platform:jobs');
  const { job } = useJob(initial, shopId);
  const control = useJobControl(shopId, (message) => toast('failed', t('export.refused'), message));
  const state = job?.state;
  const seen = useRef<typeof state>(initial.state);
  useEffect(() => {
    if (state === seen.current) return;
    seen.current = state;
    void client.invalidateQueries({ queryKey: ['ProductExports', shopId] });
  }, [state, client, shopId]);
  if (!job || !isUnderWay(job)) return null;
  return (
    <div className="flex items-center gap-3">
      <div className="flex-1">
        <Progress label={t('export.making')} share={jobShare(job)} />
      </div>
      {mayCancel && job.cancellable && (
        <Button size="sm" busy={control.busy} onClick={() => control.cancel(job.id)}>
          {t('common:cancel')}
        </Button>
      )}
    </div>
  );
}

const tones = { QUEUED: 'neutral', RUNNING: 'accent', DONE: 'good', CANCELLED: 'neutral', FAILED: 'bad' } as const;

function Latest({ shopId }: { shopId: string }) {
  const { t } = useTranslation('care');
  const query = useQuery({
    ...shopQuery(productExports, {}, shopId),
    refetchInterval: ({ state }) => (state.data?.productExports.some(({ state: one }) => one === 'QUEUED' || one === 'RUNNING') ? 2_000 : false),
  });
  const exports = query.data?.productExports ?? [];
  if (query.error && !query.data) return <InlineError error={query.error} />;
  if (exports.length === 0) return null;
  return (
    <section aria-label={t('export.latest')}>
      <h3 className="mb-1 text-xs font-medium">{t('export.latest')}</h3>
      <ul className="flex flex-col divide-y rounded-md border">
        {exports.map((one) => (
          <ExportRow key={one.id} one={one} shopId={shopId} />
        ))}
      </ul>
    </section>
  );
}

function ExportRow({ one, shopId }: { one: ProductExportsQuery['productExports'][number]; shopId: string }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const { file } = one;
  const save = () => {
    if (file) files.save(`/api/files/${file.id}`, shopId).catch((error: unknown) => toast('failed', t('export.notSaved'), String(error instanceof Error ? error.message : error)));
  };
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-1.5">
      <span className="font-medium">{one.format}</span>
      <time dateTime={one.createdAt} className="text-xs text-muted tabular-nums">
        {format.dateTime(one.createdAt)}
      </time>
      {!file && <Badge tone={tones[one.state]}>{one.state === 'DONE' ? t('export.expired') : t(`export.state.${one.state}`)}</Badge>}
      {one.problem && <span className="text-xs text-bad">{one.problem}</span>}
      {one.cards !== null && one.cards !== undefined && <span className="text-xs text-muted">{t('shop.cards', { count: one.cards })}</span>}
      {file && (
        <Button size="sm" className="ml-auto" onClick={save}>
          <Download />
          {t('export.save', { size: format.bytes(file.size) })}
        </Button>
      )}
    </li>
  );
}
