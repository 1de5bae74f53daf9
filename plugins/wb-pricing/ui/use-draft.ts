import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Drafted } from './api.ts';

interface Draft {
  /** Why it was refused, in the host's words. */
  refused: string | null;
  /** Drafts, and goes to the change set. The same request that comes again after an answer was lost is the same draft. */
  draft(input: object, send: (input: object) => Promise<Drafted>): Promise<void>;
}

export function useDraft(): Draft {
  const navigate = useNavigate();
  const attempt = useRef({ input: '', key: '' });
  const [refused, setRefused] = useState<string | null>(null);
  return {
    refused,
    async draft(input, send) {
      setRefused(null);
      const asked = JSON.stringify(input);
      if (attempt.current.input !== asked) attempt.current = { input: asked, key: crypto.randomUUID() };
      const answer = await send({ ...input, idempotencyKey: attempt.current.key });
      if (answer.changeSetId === null) {
        setRefused(answer.errors[0]?.message ?? null);
        return;
      }
      await navigate({ to: '/changes/$id', params: { id: answer.changeSetId } });
    },
  };
}
