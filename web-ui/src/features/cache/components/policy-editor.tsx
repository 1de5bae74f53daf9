import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, IconButton, SidePanel } from '@/components/ui';
import { usePolicyChanges } from '../hooks/use-policy-changes.ts';
import { changesOf, judgeAll, type Draft, type Edit } from '../model/draft.ts';
import { differences, grouped, overriddenFields, valueOf, type FieldChange, type Policy, type PolicyField } from '../model/policy.ts';
import { ChangeList } from './change-list.tsx';
import { PolicyConflict } from './policy-conflict.tsx';
import { PolicyFieldRow } from './policy-field-row.tsx';
import { ReasonField } from './reason-field.tsx';

interface PolicyEditorProps {
  /** As it is now; it may change while the editor is open. */
  policy: Policy;
  fields: readonly PolicyField[];
  onClose(): void;
}

type Step = 'edit' | 'reset' | 'discard';

/** Changes an endpoint's policy: every field that the host names, what would become of it, and why. */
export function PolicyEditor({ policy: latest, fields, onClose }: PolicyEditorProps) {
  const { t } = useTranslation(['cache', 'common']);
  // The version that is being decided by. When another one comes, the user looks at it before going on.
  const [policy, setPolicy] = useState(latest);
  const [draft, setDraft] = useState<Draft>({});
  const [reason, setReason] = useState('');
  const [step, setStep] = useState<Step>('edit');
  const [asked, setAsked] = useState(false);
  const changes = usePolicyChanges(fields, onClose);
  const conflict = latest.version !== policy.version;
  const judged = judgeAll(fields, policy, draft);
  const changed = changesOf(judged);
  const wrong = judged.filter(({ problem }) => problem !== null).length;
  const reasonMissing = asked && reason.trim() === '';

  const edit = (key: string, next: Edit) => {
    setDraft({ ...draft, [key]: next });
    changes.clear();
  };
  const close = () => (Object.keys(draft).length > 0 && (changed.length > 0 || wrong > 0) ? setStep('discard') : onClose());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (conflict || reason.trim() === '') return;
    if (step === 'reset') changes.reset(policy, reason);
    else if (wrong === 0 && changed.length > 0) changes.save(policy, judged, reason);
  };
  return (
    <SidePanel open onClose={close} label={t('policy.editOf', { endpoint: policy.endpoint })} className="w-full sm:max-w-2xl">
      <div className="flex items-start gap-3 border-b px-4 py-3 sm:px-5">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base font-semibold">{policy.endpoint}</h2>
          <p className="text-xs text-muted text-pretty">{t(policy.orphaned ? 'policy.orphanedHint' : 'policy.editHint', { plugin: policy.plugin })}</p>
        </div>
        <IconButton label={t('common:close')} size="icon-sm" onClick={close}>
          <X />
        </IconButton>
      </div>
      <form noValidate className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
        <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 py-4 sm:px-5">
          {conflict && <PolicyConflict fields={fields} before={policy} after={latest} onGoOn={() => setPolicy(latest)} />}
          {grouped(fields).map(({ group, fields: own }) => (
            <fieldset key={group} className="flex flex-col" disabled={policy.orphaned || step === 'reset'}>
              <legend className="pb-1 text-xs font-semibold text-muted">{t(`group.${group}`)}</legend>
              <div className="divide-y rounded-lg border">
                {own.map((field) => (
                  <PolicyFieldRow
                    key={field.key}
                    fields={fields}
                    judgement={judged[fields.indexOf(field)] ?? { field, declared: null, now: null, next: null, change: null, problem: null }}
                    overridden={valueOf(field, policy.override) !== null}
                    edit={draft[field.key]}
                    refused={changes.refused.fields[field.key]}
                    onEdit={(next) => edit(field.key, next)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <div className="flex max-h-[60%] flex-col gap-3 overflow-y-auto border-t bg-surface px-4 py-3 sm:px-5">
          <InlineError error={changes.error} />
          {changes.refused.whole.map((text) => (
            <p key={text} role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
              {text}
            </p>
          ))}
          {step === 'discard' ? (
            <Discard count={Math.max(1, changed.length)} onKeep={() => setStep('edit')} onDiscard={onClose} />
          ) : (
            <>
              <Preview step={step} changes={step === 'reset' ? resetChanges(fields, policy) : changed} wrong={wrong} policy={policy} />
              {(step === 'reset' || changed.length > 0) && (
                <ReasonField
                  value={reason}
                  onChange={(text) => {
                    setReason(text);
                    changes.clear();
                  }}
                  error={changes.refused.reason ?? (reasonMissing ? t('refusal.INVALID_REASON') : undefined)}
                />
              )}
              <Actions
                step={step}
                count={changed.length}
                ready={!conflict && (step === 'reset' || (changed.length > 0 && wrong === 0))}
                mayReset={overriddenFields(fields, policy).length > 0}
                busy={changes.busy}
                onStep={setStep}
                onCancel={close}
              />
            </>
          )}
        </div>
      </form>
    </SidePanel>
  );
}

/** What a reset would do: every changed field goes back to what the plugin declares. */
function resetChanges(fields: readonly PolicyField[], policy: Policy): FieldChange[] {
  return policy.orphaned ? [] : differences(fields, policy, { ...policy, effective: policy.declared });
}

function Preview({ step, changes, wrong, policy }: { step: Step; changes: readonly FieldChange[]; wrong: number; policy: Policy }) {
  const { t } = useTranslation('cache');
  return (
    <div role="status" className="flex flex-col gap-1">
      {step === 'reset' && <p className="font-medium">{t(policy.orphaned ? 'policy.resetOrphaned' : 'policy.resetHint', { plugin: policy.plugin })}</p>}
      {changes.length > 0 && (
        <>
          {step === 'edit' && <p className="text-xs font-medium">{t('policy.preview', { count: changes.length })}</p>}
          <ChangeList changes={changes} />
        </>
      )}
      {step === 'edit' && wrong > 0 && <p className="text-xs text-bad">{t('policy.wrong', { count: wrong })}</p>}
    </div>
  );
}

interface ActionsProps {
  step: Step;
  count: number;
  ready: boolean;
  mayReset: boolean;
  busy: boolean;
  onStep(step: Step): void;
  onCancel(): void;
}

function Actions({ step, count, ready, mayReset, busy, onStep, onCancel }: ActionsProps) {
  const { t } = useTranslation(['cache', 'common']);
  if (step === 'reset') {
    return (
      <div className="flex flex-wrap-reverse justify-end gap-2">
        <Button onClick={() => onStep('edit')}>{t('common:cancel')}</Button>
        <Button type="submit" look="danger" busy={busy} disabled={!ready}>
          {t('policy.resetNow')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayReset && (
        <Button look="quiet" className="-ml-2" onClick={() => onStep('reset')}>
          {t('policy.resetAll')}
        </Button>
      )}
      <Button className="ml-auto" onClick={onCancel}>
        {t('common:cancel')}
      </Button>
      <Button type="submit" look="primary" busy={busy} disabled={!ready}>
        {count > 0 ? t('policy.saveCount', { count }) : t('common:save')}
      </Button>
    </div>
  );
}

function Discard({ count, onKeep, onDiscard }: { count: number; onKeep: () => void; onDiscard: () => void }) {
  const { t } = useTranslation('cache');
  return (
    <div role="alert" className="flex flex-wrap items-center justify-end gap-2">
      <p className="mr-auto font-medium">{t('policy.discardHint', { count })}</p>
      <Button
        ref={(button) => {
          button?.focus();
        }}
        onClick={onKeep}
      >
        {t('policy.keepEditing')}
      </Button>
      <Button look="danger" onClick={onDiscard}>
        {t('policy.discard')}
      </Button>
    </div>
  );
}
