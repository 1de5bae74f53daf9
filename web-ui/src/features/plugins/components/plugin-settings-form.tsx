import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Dialog, DialogActions, Panel, toast } from '@/components/ui';
import { useSettingsSave } from '../hooks/use-settings.ts';
import { changesOf, edited, unsent, type Draft, type Edit, type Setting, type Settings } from '../model/settings-draft.ts';
import { SettingRow } from './setting-row.tsx';

interface Begun {
  draft: Draft;
  /** The version of the settings on which the first edit was made: what others save afterwards is theirs, though it shows. */
  base: number;
}

/** A control for each setting. What is typed stays until it is saved or discarded, whatever others save meanwhile. */
export function PluginSettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('plugins');
  const form = useRef<HTMLFormElement>(null);
  const [{ draft, base }, setBegun] = useState<Begun>({ draft: {}, base: settings.version });
  const changes = changesOf(settings, draft).length;
  const { save, busy, error, refused, answer, correct, clear } = useSettingsSave({
    onSaved: (saved, sent) => {
      setBegun((begun) => ({ draft: unsent(begun.draft, sent, saved), base: saved.version }));
      toast('done', t('settings.saved'), t('settings.savedHint'));
    },
    onConflict: ({ version }) => setBegun((begun) => ({ ...begun, base: version })),
  });
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answer]);
  const edit = (setting: Setting, next: Edit | undefined) => {
    setBegun((begun) => {
      // During a save even what is there already is an edit: it may be what takes back the one that is sent.
      const now = busy && next !== undefined ? { ...begun.draft, [setting.name]: next } : edited(begun.draft, setting, next);
      return { draft: now, base: Object.keys(begun.draft).length === 0 ? settings.version : begun.base };
    });
    correct(setting.name);
  };
  const discard = () => {
    setBegun({ draft: {}, base: settings.version });
    clear();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changes > 0 && !busy) save(settings, draft, base);
  };
  return (
    <Panel>
      <form ref={form} noValidate onSubmit={submit}>
        <div className="divide-y">
          {settings.items.map((setting) => (
            <SettingRow key={setting.name} setting={setting} draft={draft} refused={refused.fields[setting.name]} onEdit={(next) => edit(setting, next)} />
          ))}
        </div>
        {(changes > 0 || error || refused.whole.length > 0 || refused.conflict) && (
          <div className="sticky bottom-0 flex flex-col gap-3 rounded-b-lg border-t bg-surface px-4 py-3">
            <InlineError error={error} />
            {refused.conflict && (
              <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-warn text-pretty">
                {t('settings.conflict', { who: settings.changedBy ?? '?' })}
              </p>
            )}
            {refused.whole.map((text) => (
              <p key={text} role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad text-pretty">
                {text}
              </p>
            ))}
            <div className="flex flex-wrap items-center justify-end gap-2">
              <p role="status" className="mr-auto text-xs text-muted">
                {changes > 0 && t('settings.unsaved', { count: changes })}
              </p>
              <Button onClick={discard}>{t('settings.discard')}</Button>
              <Button type="submit" look="primary" busy={busy} disabled={changes === 0}>
                {t('settings.save')}
              </Button>
            </div>
          </div>
        )}
      </form>
      <LeaveDialog changes={changes} />
    </Panel>
  );
}

/** Asks before another page takes what was typed. */
function LeaveDialog({ changes }: { changes: number }) {
  const { t } = useTranslation('plugins');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => changes > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: () => changes > 0,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog open onClose={reset} title={t('settings.leave')} description={t('settings.leaveHint', { count: changes })}>
      <DialogActions>
        <Button onClick={proceed}>{t('settings.discard')}</Button>
        <Button look="primary" needsHost={false} onClick={reset}>
          {t('settings.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
