import { Lock } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import { shown, typed, type Draft, type Edit, type Setting } from '../model/settings-draft.ts';
import { SecretControl } from './secret-control.tsx';
import { SettingControl } from './setting-control.tsx';

interface SettingRowProps {
  setting: Setting;
  draft: Draft;
  /** What the host said of it. */
  refused: string | undefined;
  onEdit(next: Edit | undefined): void;
}

/** Ties a control to its title, its description and what is wrong with it. */
export interface ControlAttributes {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** One setting: what it is on the left, what it is set to on the right; on a phone below. */
export function SettingRow({ setting, draft, refused, onEdit }: SettingRowProps) {
  const { t } = useTranslation('plugins');
  const id = useId();
  const locked = setting.source === 'OPERATOR';
  const edit = draft[setting.name];
  const problem = edit === undefined ? setting.problem : null;
  const notes = [setting.description && `${id}-about`, `${id}-note`, problem && `${id}-problem`, refused && `${id}-wrong`].filter(Boolean);
  const control: ControlAttributes = { id, 'aria-describedby': notes.join(' '), ...(refused ? { 'aria-invalid': true } : {}) };
  return (
    <div className="grid gap-x-8 gap-y-2 px-4 py-3.5 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <div className="min-w-0 md:pt-1.5">
        <label htmlFor={id} id={`${id}-title`} className="font-medium break-words">
          {setting.title}
        </label>
        {edit !== undefined && !locked && (
          <span className="ml-2 inline-block size-1.5 rounded-full bg-accent align-middle" title={t('settings.changedHere')}>
            <span className="sr-only">{t('settings.changedHere')}</span>
          </span>
        )}
        {setting.description && (
          <p id={`${id}-about`} className="mt-0.5 text-xs text-muted text-pretty">
            {setting.description}
          </p>
        )}
      </div>
      <div className="flex max-w-xl min-w-0 flex-col gap-1">
        {setting.secret ? (
          <SecretControl setting={setting} edit={edit} locked={locked} control={control} onEdit={onEdit} />
        ) : (
          <SettingControl setting={setting} value={shown(setting, draft)} locked={locked} control={control} titleId={`${id}-title`} onEdit={onEdit} />
        )}
        <p id={`${id}-wrong`} role="alert" className="text-xs text-bad empty:hidden">
          {refused}
        </p>
        {problem && (
          <p id={`${id}-problem`} className="text-xs text-warn text-pretty">
            {t('settings.problem', { problem })}
          </p>
        )}
        <div id={`${id}-note`} className="flex min-h-6 flex-wrap items-center gap-x-3 text-xs text-muted empty:hidden">
          {locked ? (
            <span className="flex items-start gap-1.5">
              <Lock className="mt-0.5 size-3 shrink-0" aria-hidden="true" />
              {t('settings.operator')}
            </span>
          ) : (
            <Notes setting={setting} edit={edit} onEdit={onEdit} />
          )}
        </div>
      </div>
    </div>
  );
}

/** What it may be, and the way back to the default. */
function Notes({ setting, edit, onEdit }: Pick<SettingRowProps, 'setting' | 'onEdit'> & { edit: Edit | undefined }) {
  const { t } = useTranslation('plugins');
  const limits = useLimits(setting);
  const standard = useDefaultText(setting);
  const back = !setting.secret && (edit === undefined ? setting.isSet : edit !== null);
  return (
    <>
      {limits && <span>{limits}</span>}
      {!setting.secret && edit === null && <span>{t('settings.goesBack')}</span>}
      {back && (
        <button type="button" className="min-h-6 max-w-full truncate font-medium text-accent-ink underline-offset-4 hover:underline" onClick={() => onEdit(null)}>
          {standard ? t('settings.backTo', { value: standard }) : t('settings.back')}
        </button>
      )}
    </>
  );
}

function useLimits({ type, options, limits: { minimum, maximum, maxLength } }: Setting): string | null {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  if (minimum !== null && maximum !== null) return t('settings.limits.between', { least: format.number(minimum), most: format.number(maximum) });
  if (minimum !== null) return t('settings.limits.least', { least: format.number(minimum) });
  if (maximum !== null) return t('settings.limits.most', { most: format.number(maximum) });
  if (type === 'LIST') return options.length > 0 ? null : t('settings.limits.lines');
  return maxLength === null ? null : t('settings.limits.length', { count: maxLength });
}

function useDefaultText(setting: Setting): string {
  const { t } = useTranslation('plugins');
  const value = typed(setting, setting.defaultValue);
  if (typeof value === 'boolean') return t(value ? 'settings.on' : 'settings.off');
  const titleOf = (one: string) => setting.options.find((option) => option.value === one)?.title ?? one;
  return typeof value === 'string' ? titleOf(value) : value.map(titleOf).join(', ');
}
