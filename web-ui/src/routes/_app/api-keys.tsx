import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { ApiKeysScreen } from '@/features/api-keys';

export const Route = createFileRoute('/_app/api-keys')({
  validateSearch: v.object({ user: v.optional(v.fallback(v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), undefined)) }),
  component: ApiKeys,
});

function ApiKeys() {
  const { user } = Route.useSearch();
  return <ApiKeysScreen userId={user} />;
}
