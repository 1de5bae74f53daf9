import { KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  // A button that is pressed gives way to others, or to the field, and the focus goes on to them.
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    place.current?.querySelector<HTMLElement>('input, button')?.focus();
  });
  const act = (what: 'replace' | 'clear' | 'keep', next: Edit | undefined) => ({
    'aria-label': t('settings.secret.act', { what: t(`settings.secret.${what}`), title: setting.title }),
    'aria-describedby': control['aria-describedby'],
    children: t(`settings.secret.${what}`),
    onClick: () => {
      pressed.current = true;
      onEdit(next);
    },
  });
  if (typeof edit === 'string' || (!setting.isSet && !locked)) {
    return (
      <div ref={place} className="flex gap-2">
        <Input
          type="password"
          className="min-w-0 flex-1"
          autoComplete="new-password"
          placeholder={setting.isSet ? '' : t('settings.secret.unset')}
          value={typeof edit === 'string' ? edit : ''}
          onChange={(event) => onEdit(event.target.value === '' && !setting.isSet ? undefined : event.target.value)}
          {...control}
        />
        {setting.isSet && <Button {...act('keep', undefined)} />}
      </div>
    );
  }
  return (
    <div ref={place} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <span className={`flex items-center gap-1.5 ${edit === null ? 'text-warn' : ''}`}>
        <KeyRound className="size-4 shrink-0 text-muted" aria-hidden="true" />
        {t(edit === null ? 'settings.secret.willClear' : 'settings.secret.set')}
      </span>
      {!locked && (
        <span className="flex flex-wrap gap-1">
          {edit === null ? (
            <Button size="sm" {...act('keep', undefined)} />
          ) : (
            <>
              <Button size="sm" {...act('replace', '')} />
              <Button size="sm" look="quiet" {...act('clear', null)} />
            </>
          )}
        </span>
      )}
    </div>
  );
}
