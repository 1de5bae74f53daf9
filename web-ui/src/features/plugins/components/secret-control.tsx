import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Input } from '@/components/ui';
import type { Edit, Setting } from '../model/settings-draft.ts';
import type { ControlAttributes } from './setting-row.tsx';

interface SecretControlProps {
  setting: Setting;
  edit: Edit | undefined;
  locked: boolean;
  control: ControlAttributes;
  onEdit(next: Edit | undefined): void;
}

/** Nobody sees what it is: only whether it is set. It can be replaced or cleared. */
export function SecretControl({ setting, edit, locked, control, onEdit }: SecretControlProps) {
  const { t } = useTranslation('plugins');
  if (typeof edit === 'string' || (!setting.isSet && !locked)) {
    return (
      <div className="flex gap-2">
        <Input
          type="password"
          className="min-w-0 flex-1"
          autoComplete="new-password"
          placeholder={setting.isSet ? '' : t('settings.secret.unset')}
          value={typeof edit === 'string' ? edit : ''}
          // It was asked for by the button that it stands in the place of.
          ref={(input) => {
            if (input && edit === '' && document.activeElement === document.body) input.focus();
          }}
          onChange={(event) => onEdit(event.target.value === '' && !setting.isSet ? undefined : event.target.value)}
          {...control}
        />
        {setting.isSet && <Button onClick={() => onEdit(undefined)}>{t('settings.secret.keep')}</Button>}
      </div>
    );
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <span className={`flex items-center gap-1.5 ${edit === null ? 'text-warn' : ''}`}>
        <KeyRound className="size-4 shrink-0 text-muted" aria-hidden="true" />
        {t(edit === null ? 'settings.secret.willClear' : 'settings.secret.set')}
      </span>
      {!locked && (
        <span className="flex flex-wrap gap-1">
          {edit === null ? (
            <Button size="sm" id={control.id} onClick={() => onEdit(undefined)}>
              {t('settings.secret.keep')}
            </Button>
          ) : (
            <>
              <Button size="sm" id={control.id} aria-describedby={control['aria-describedby']} onClick={() => onEdit('')}>
                {t('settings.secret.replace')}
              </Button>
              <Button size="sm" look="quiet" onClick={() => onEdit(null)}>
                {t('settings.secret.clear')}
              </Button>
            </>
          )}
        </span>
      )}
    </div>
  );
}
