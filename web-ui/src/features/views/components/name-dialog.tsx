import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Dialog, DialogActions, Field, Input } from '@/components/ui';
import { useCan } from '@/features/session';
import type { ListView } from '../hooks/use-list-view.ts';
import type { useViewChanges, View } from '../hooks/use-views.ts';
import type { ViewState } from '../model/view-state.ts';

/** `copy`: of a view as it is saved; what was changed of it since stays with it. */
export type Naming = { kind: 'new'; state: ViewState; name?: string; copy?: boolean } | { kind: 'rename'; view: View };

interface NameDialogProps {
  naming: Naming;
  view: ListView;
  changes: ReturnType<typeof useViewChanges>;
  onClose(): void;
}

const longest = 60;

/** Asks how a view is to be called, and of a new one whose it is to be. */
export function NameDialog({ naming, view, changes, onClose }: NameDialogProps) {
  const { t } = useTranslation(['lists', 'common']);
  const mayShare = useCan('platform:views');
  const [name, setName] = useState(naming.kind === 'rename' ? naming.view.name : (naming.name ?? ''));
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return setError(t('views.nameMissing'));
    const input =
      naming.kind === 'rename'
        ? { id: naming.view.id, expectedVersion: naming.view.version, name: wanted, shared: naming.view.shared, state: { ...naming.view.state } }
        : { name: wanted, shared, state: { ...naming.state } };
    const { view: saved, error: refusal } = await changes.save(input);
    if (refusal?.code === 'NAME_TAKEN') return setError(t('views.nameTaken'));
    if (refusal) return void changes.refused(refusal);
    if (!saved) return;
    onClose();
    if (naming.kind === 'new') {
      // What was changed for it is in it now.
      if (!naming.copy) view.forget(view.current?.id ?? 'all');
      view.open(saved);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t(naming.kind === 'rename' ? 'views.rename' : 'views.new')} description={naming.kind === 'new' && t('views.holds')}>
      <form noValidate className="flex flex-col gap-3" onSubmit={(event) => void submit(event)}>
        <Field label={t('views.name')} error={error}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={longest}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        {naming.kind === 'new' && mayShare && (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t('views.shareWithTeam')}
          </Checkbox>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" busy={changes.busy}>
            {t('common:save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
