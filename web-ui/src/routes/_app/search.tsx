import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { AllShopsScreen } from '@/features/care';

export const Route = createFileRoute('/_app/search')({
  validateSearch: v.object({ q: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  component: AllShops,
});

function AllShops() {
  const { q = '' } = Route.useSearch();
  const navigate = useNavigate();
  return <AllShopsScreen key={q} text={q} onText={(text) => void navigate({ to: '.', search: (known) => ({ ...known, q: text || undefined }) })} />;
}
