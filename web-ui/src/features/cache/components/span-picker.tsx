import { useTranslation } from 'react-i18next';
import { Field, Input, Select } from '@/components/ui';
import { shopLabel, useShops } from '@/features/shops';
import { useNow } from '@/lib/hooks/use-now.ts';
import { spans, type Span, type StatsSearch } from '../model/cache-search.ts';
import { customDays, isoDay, spanOf } from '../model/span.ts';

interface SpanPickerProps {
  search: StatsSearch;
  onSearch(patch: Partial<StatsSearch>): void;
}

/** Of what time, and of which shop. */
export function SpanPicker({ search, onSearch }: SpanPickerProps) {
  const { t } = useTranslation('cache');
  const { shops } = useShops();
  const span = spanOf(search);
  const today = isoDay(useNow(60_000));
  const { from, to } = customDays(search, today);
  return (
    <search className="flex flex-wrap items-end gap-x-4 gap-y-3" aria-label={t('span.filter')}>
      <fieldset className="max-w-full min-w-0">
        <legend className="mb-1 text-xs font-medium">{t('span.title')}</legend>
        <div className="flex w-fit max-w-full overflow-x-auto rounded-md border border-line-strong bg-surface p-px">
          {spans.map((one) => (
            <SpanChoice
              key={one}
              span={one}
              label={t(`span.is.${one}`)}
              checked={one === span}
              onChoose={() => onSearch(one === 'custom' ? { span: one, from, to } : { span: one === '7d' ? undefined : one, from: undefined, to: undefined })}
            />
          ))}
        </div>
      </fieldset>
      {span === 'custom' && (
        <div className="flex gap-3">
          <Field label={t('span.from')}>
            {(control) => <Input type="date" value={from} max={to} onChange={(event) => event.target.value && onSearch({ from: event.target.value })} {...control} />}
          </Field>
          <Field label={t('span.to')}>
            {(control) => <Input type="date" value={to} min={from} max={today} onChange={(event) => event.target.value && onSearch({ to: event.target.value })} {...control} />}
          </Field>
        </div>
      )}
      <div className="w-full sm:w-64">
        <Field label={t('shop')}>
          {(control) => (
            <Select value={search.inShop ?? ''} onChange={(event) => onSearch({ inShop: event.target.value || undefined })} {...control}>
              <option value="">{t('scope.allShops')}</option>
              {shops.map((shop) => (
                <option key={shop.id} value={shop.id}>
                  {shopLabel(shop)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </search>
  );
}

function SpanChoice({ span, label, checked, onChoose }: { span: Span; label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="relative flex h-7 cursor-pointer items-center rounded px-2.5 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink has-checked:bg-accent-soft has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent-ink">
      <input type="radio" name="span" value={span} className="absolute inset-0 cursor-pointer opacity-0" checked={checked} onChange={onChoose} />
      {label}
    </label>
  );
}
