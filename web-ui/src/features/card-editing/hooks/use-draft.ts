import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { useShopMutation, type ApiError, type Operation } from '@/lib/api';

interface Refusal {
  code: string;
  message: string;
  path: readonly string[];
}

interface Drafted {
  changeSetId?: string | null;
  errors: readonly Refusal[];
}

/** Drafts a change set and goes to its page; what was refused is there to be shown. */
export function useDraft<Result, Variables>(
  operation: Operation<Result, Variables>,
  shopId: string,
  read: (result: Result) => Drafted,
  onDone: () => void,
) {
  const { t } = useTranslation(['editing', 'common']);
  const navigate = useNavigate();
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const draft = useShopMutation<Result, Variables>(operation, shopId, {
    // What was said of another draft is not said of this one.
    onMutate: () => setRefused([]),
    onSuccess: (result) => {
      const { changeSetId, errors } = read(result);
      setRefused(errors);
      if (!changeSetId) return;
      onDone();
      void navigate({ to: '/changes/$id', params: { id: changeSetId } });
    },
    onError: (error: ApiError) => toast('failed', t('failed'), error.message || t(`common:error.${error.code}.title`)),
  });
  return { draft, refused };
}
