import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { characteristicsOfCards, editCards, editedCard, editPreview, subjectCharacteristics } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { isWhole, newRule, toRule, type RuleDraft } from '../model/rules.ts';
import { toSelection } from '../model/selection.ts';
import type { FormProps } from './bulk-dialog.tsx';
import { Examples } from './examples.tsx';
import { Refusals } from './refusals.tsx';
import { RuleRow } from './rule-row.tsx';

const settleMillis = 300;
const mostRules = 10;

/** Rules for all cards that are chosen, with what they make of the first of them while they are written. */
export function RulesForm({ selection, shopId, onDirty, onDone }: FormProps) {
  const { t } = useTranslation('editing');
  const [rules, setRules] = useState<RuleDraft[]>([newRule(0)]);
  const cards = useMemo(() => toSelection(selection), [selection]);
  const whole = useMemo(() => rules.filter(isWhole).map(toRule), [rules]);
  const { draft, refused } = useDraft(editCards, shopId, (result) => result.productsEdit, onDone);
  const [tried, setTried] = useState<typeof whole>([]);
  const settle = useDebounced<typeof whole>(setTried, settleMillis);
  useEffect(() => settle.call(whole), [settle, whole]);
  const preview = useQuery({
    ...shopQuery(editPreview, { input: { cards, rules: tried, first: 3 } }, shopId),
    enabled: tried.length > 0,
    placeholderData: (known) => known,
  });
  const seen = preview.data?.productEditPreview;
  const { characteristics, error } = useCharacteristics(selection, shopId);
  const change = (next: RuleDraft) => setRules((known) => known.map((rule) => (rule.key === next.key ? next : rule)));
  const incomplete = whole.length < rules.length;
  const dirty = rules.length > 1 || rules.some(({ value, find }) => value !== '' || find !== '') || whole.length > 0;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!incomplete && !draft.isPending) draft.mutate({ input: { cards, rules: whole } });
      }}
    >
      <ul className="flex flex-col gap-3">
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.key}
            rule={rule}
            number={at + 1}
            characteristics={characteristics}
            onChange={change}
            onRemove={rules.length > 1 ? () => setRules(rules.filter(({ key }) => key !== rule.key)) : undefined}
          />
        ))}
      </ul>
      {rules.length < mostRules && (
        <Button
          look="link"
          size="bare"
          className="self-start"
          onClick={() => setRules([...rules, newRule(Math.max(...rules.map(({ key }) => key)) + 1)])}
        >
          <Plus />
          {t('rules.add')}
        </Button>
      )}
      {tried.length > 0 && seen && <Examples examples={seen.examples} errors={seen.errors} stale={preview.isPlaceholderData} />}
      <InlineError error={error} />
      {tried.length > 0 && <InlineError error={preview.error} />}
      <Refusals errors={refused} />
      <DialogActions>
        <Button look="primary" type="submit" busy={draft.isPending} disabled={incomplete}>
          {t('draft')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Of the first card's subject; of a choice by filter, which may be of many, those that its cards have. */
function useCharacteristics(selection: FormProps['selection'], shopId: string) {
  const nmId = 'ids' in selection ? selection.ids[0] : undefined;
  const filter = 'ids' in selection ? undefined : selection.filter;
  const met = useQuery({ ...shopQuery(characteristicsOfCards, { filter }, shopId), enabled: filter !== undefined, staleTime: Infinity });
  const card = useQuery({ ...shopQuery(editedCard, { nmId: nmId ?? '' }, shopId), enabled: nmId !== undefined });
  const subjectId = card.data?.product?.subjectId;
  const known = useQuery({ ...shopQuery(subjectCharacteristics, { subjectId: subjectId ?? '' }, shopId), enabled: !!subjectId, staleTime: Infinity });
  if (filter) return { characteristics: met.data?.productCharacteristicFacets ?? [], error: met.error };
  return {
    characteristics: known.data?.productSubjectCharacteristics.nodes.filter(({ type, namedField }) => type !== 'UNUSED' && !namedField) ?? [],
    error: known.data ? null : (known.error ?? (card.data ? null : card.error)),
  };
}
