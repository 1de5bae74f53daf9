import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { AllShopsScreen } from '@/features/care';
import { ConditionsEverywhere, listSearchSchema, toFilter } from '@/features/products';
import { useShops } from '@/features/shops';

export const Route = createFileRoute('/_app/search')({
  validateSearch: v.object({ q: v.optional(v.fallback(v.optional(v.string()), undefined)), check: listSearchSchema.entries.check }),
  component: AllShops,
});

function AllShops() {
  const { q = '', check } = Route.useSearch();
  const { shopId } = useShops();
  const navigate = useNavigate();
  const change = (patch: { q?: string | undefined; check?: string[] | undefined }) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }) });
  return (
    <AllShopsScreen key={q} text={q} filter={toFilter({ q, check })} onText={(text) => change({ q: text || undefined })}>
      <ConditionsEverywhere shopId={shopId} check={check} onChange={change} />
    </AllShopsScreen>
  );
}
