import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { useShopMutation } from '@/lib/api';
import { cachePolicyReset, cachePolicySet } from '../api/policy-documents.ts';
import { fieldOf, limitOf, setInput, type Judgement } from '../model/draft.ts';
import type { Limit, Policy, PolicyField } from '../model/policy.ts';
import { useFieldText } from './use-field-text.ts';
import { useRefusal, type Refusal } from './use-refusal.ts';

interface Refused {
  /** By the field's key. */
  fields: Record<string, string>;
  reason: string | undefined;
  whole: string[];
}

const nothing: Refused = { fields: {}, reason: undefined, whole: [] };

/** Saving and resetting a policy; what the host refuses comes back beside the field it is about. */
export function usePolicyChanges(fields: readonly PolicyField[], onDone: () => void) {
  const { t } = useTranslation('cache');
  const client = useQueryClient();
  const say = useRefusal();
  const text = useFieldText();
  const [refused, setRefused] = useState<Refused>(nothing);
  const reload = () => client.invalidateQueries({ queryKey: ['CachePolicies'] });

  const settle = async (errors: readonly Refusal[], limits: readonly Limit[], endpoint: string, done: 'saved' | 'resetDone') => {
    if (errors.length === 0) {
      await reload();
      toast('done', t(`policy.${done}`, { endpoint }));
      return onDone();
    }
    const next: Refused = { fields: {}, reason: undefined, whole: [] };
    for (const error of errors) {
      const field = fieldOf(fields, error.path);
      const limit = field && error.code === 'OUT_OF_BOUNDS' ? limitOf(field, limits) : null;
      if (field) next.fields[field.key] = limit ? text.problem(field, fields, { kind: 'range', ...limit }) : say(error);
      else if (error.path.at(-1) === 'reason') next.reason = say(error);
      // What the other one did is shown as soon as it is loaded.
      else if (error.code === 'CONFLICT') await reload();
      else next.whole.push(say(error));
    }
    setRefused(next);
  };
  const save = useShopMutation(cachePolicySet, null, {
    onSuccess: ({ cachePolicySet: { errors, limits } }, { input }) => settle(errors, limits, String(input.endpoint), 'saved'),
  });
  const reset = useShopMutation(cachePolicyReset, null, {
    onSuccess: ({ cachePolicyReset: { errors } }, { input }) => settle(errors, [], String(input.endpoint), 'resetDone'),
  });
  return {
    refused,
    clear: () => setRefused(nothing),
    error: save.error ?? reset.error,
    busy: save.isPending || reset.isPending,
    save: (policy: Policy, judged: readonly Judgement[], reason: string) => save.mutate({ input: setInput(policy, judged, reason) }),
    reset: (policy: Policy, reason: string) => reset.mutate({ input: { endpoint: policy.endpoint, expectedVersion: policy.version, reason: reason.trim() } }),
  };
}
