import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, useShopMutation, type Operation } from '@/lib/api';

interface Started {
  job?: { id: string } | null | undefined;
  errors: readonly { message: string }[];
}

/** Begins a change of a plugin; from then on it is a job. What goes wrong at once is told here, what goes wrong later by the job. */
export function useChange<Result, Input>(
  operation: Operation<Result, { input: Input }>,
  startedOf: (result: Result) => Started,
  onJob: (jobId: string) => void,
  onRefused?: (error: ApiError) => void,
) {
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const mutation = useShopMutation(operation, null, {
    onMutate: () => setRefusal(null),
    onSuccess: async (result) => {
      const { job, errors } = startedOf(result);
      if (errors.length > 0 || !job) {
        const refused = new ApiError('INVALID_INPUT', errors.map(({ message }) => message).join(' '));
        setRefusal(refused);
        return onRefused?.(refused);
      }
      onJob(job.id);
      await client.invalidateQueries({ queryKey: ['Jobs'] });
    },
    onError: onRefused,
  });
  return { begin: (input: Input) => mutation.mutate({ input }), busy: mutation.isPending, error: mutation.error ?? refusal };
}
