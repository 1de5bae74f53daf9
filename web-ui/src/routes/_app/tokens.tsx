import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { TokensScreen } from '@/features/tokens';

export const Route = createFileRoute('/_app/tokens')({
  validateSearch: v.object({ add: v.optional(v.fallback(v.optional(v.picklist(['yes'])), undefined)) }),
  component: Tokens,
});

function Tokens() {
  const { add } = Route.useSearch();
  const navigate = useNavigate();
  return (
    <TokensScreen
      adding={add === 'yes'}
      onAdding={(adding) =>
        void navigate({ to: '.', search: (known) => ({ ...known, add: adding ? 'yes' : undefined }), replace: !adding })
      }
    />
  );
}
