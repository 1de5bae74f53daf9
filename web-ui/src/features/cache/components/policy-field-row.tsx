import { Undo2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, Input, Select } from '@/components/ui';
import type { CacheCoherenceMode } from '@/generated/graphql/graphql.ts';
import { useFieldText } from '../hooks/use-field-text.ts';
import type { Edit, Judgement } from '../model/draft.ts';
import type { FieldValue, PolicyField } from '../model/policy.ts';

const modes = ['STRICT', 'BOUNDED', 'EVENTUAL'] as const satisfies readonly CacheCoherenceMode[];

interface PolicyFieldRowProps {
  fields: readonly PolicyField[];
  judgement: Judgement;
  /** It is changed already, before this edit. */
  overridden: boolean;
  edit: Edit | undefined;
  /** What the host said against it. */
  refused: string | undefined;
  onEdit(edit: Edit): void;
}

/** One field of a policy: what it means, its number, what the plugin declares, and the way back to that. */
export function PolicyFieldRow({ fields, judgement, overridden, edit, refused, onEdit }: PolicyFieldRowProps) {
  const { t } = useTranslation('cache');
  const text = useFieldText();
  const id = useId();
  const { field, declared, now, next, change, problem } = judgement;
  const error = problem ? text.problem(field, fields, problem) : refused;
  const differs = problem !== null || (change ? 'set' in change : overridden && edit?.kind !== 'takeBack');
  const control = {
    id,
    'aria-describedby': `${id}-hint ${id}-echo`,
    ...(error ? { 'aria-invalid': true as const } : {}),
  };
  const hint = text.hint(field);
  return (
    <div className={`grid gap-x-4 gap-y-1.5 px-3 py-2.5 sm:grid-cols-[1fr_15rem] ${change || problem ? 'bg-accent-soft/50' : ''}`}>
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {text.label(field)}
        </label>
        {differs && (
          <span className="ml-2 align-middle">
            <Badge tone="accent">{t('policy.changed')}</Badge>
          </span>
        )}
        <p id={`${id}-hint`} className="text-xs text-muted text-pretty">
          {hint} <span className="whitespace-nowrap">{t('policy.bounds', { least: text.amount(field, field.least), most: text.amount(field, field.most) })}</span>
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        {field.kind === 'coherence' ? (
          <CoherenceControl control={control} field={field} edit={edit} shown={edit?.kind === 'takeBack' ? declared : now} onEdit={onEdit} />
        ) : (
          <Input
            inputMode="text"
            autoComplete="off"
            spellCheck={false}
            className="tabular-nums"
            value={edit?.kind === 'text' ? edit.text : text.value(field, edit?.kind === 'takeBack' ? declared : now)}
            onChange={(event) => onEdit({ kind: 'text', text: event.target.value })}
            {...control}
          />
        )}
        <p id={`${id}-echo`} className="flex flex-wrap items-center gap-x-2 sm:min-h-6 text-xs text-muted tabular-nums">
          {error ? <span className="basis-full text-bad">{error}</span> : edit?.kind === 'text' && <span className="basis-full">= {text.value(field, next)}</span>}
          {differs && (
            <>
              <span>{t('policy.default', { value: text.value(field, declared) })}</span>
              <Button look="link" size="bare" className="text-xs" onClick={() => onEdit({ kind: 'takeBack' })} aria-label={t('policy.takeBackOf', { field: text.label(field) })}>
                <Undo2 className="size-3!" />
                {t('policy.takeBack')}
              </Button>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

interface CoherenceControlProps {
  control: { id: string; 'aria-describedby': string; 'aria-invalid'?: true };
  field: PolicyField;
  edit: Edit | undefined;
  shown: FieldValue | null;
  onEdit(edit: Edit): void;
}

function CoherenceControl({ control, field, edit, shown, onEdit }: CoherenceControlProps) {
  const { t } = useTranslation('cache');
  const text = useFieldText();
  const known = typeof shown === 'object' && shown !== null ? shown : { mode: 'EVENTUAL' as const, boundMillis: null };
  const mode = edit?.kind === 'coherence' ? edit.mode : known.mode;
  const bound = edit?.kind === 'coherence' ? edit.text : known.boundMillis ? text.amount(field, known.boundMillis) : '';
  return (
    <div className="flex flex-col gap-1.5">
      <Select value={mode} onChange={(event) => onEdit({ kind: 'coherence', mode: event.target.value as CacheCoherenceMode, text: bound })} {...control}>
        {modes.map((one) => (
          <option key={one} value={one}>
            {t(`coherence.${one}`)}
          </option>
        ))}
      </Select>
      <p className="text-xs text-muted">{t(`coherence.hint.${mode}`)}</p>
      {mode === 'BOUNDED' && (
        <Input
          autoComplete="off"
          spellCheck={false}
          aria-label={t('coherence.bound')}
          placeholder={t('coherence.bound')}
          aria-invalid={control['aria-invalid']}
          aria-describedby={control['aria-describedby']}
          value={bound}
          onChange={(event) => onEdit({ kind: 'coherence', mode, text: event.target.value })}
        />
      )}
    </div>
  );
}
