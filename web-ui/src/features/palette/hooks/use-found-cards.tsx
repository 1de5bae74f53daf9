import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { shopQuery } from '@/lib/api';
import { paletteProducts } from '../api/palette-documents.ts';
import type { Entry } from '../model/entry.ts';

const most = 8;
const shortest = 2;

/** The cards of the shop whose title, codes or barcodes fit the text. */
export function useFoundCards(text: string): { entries: readonly Entry[]; searching: boolean; error: unknown } {
  const navigate = useNavigate();
  const { shopId } = useShops();
  const mayRead = useCan('wb-products:read');
  const enabled = mayRead && shopId !== null && text.length >= shortest;
  const query = useQuery({ ...shopQuery(paletteProducts, { filter: { text }, first: most }, shopId), enabled, staleTime: 30_000 });
  if (!enabled) return { entries: [], searching: false, error: null };
  // Nothing is kept of another text's answer: Enter would open what was not looked for.
  const entries = (query.data?.products.nodes ?? []).map(({ nmId, vendorCode, title }) => ({
    id: `card/${nmId}`,
    label: title || vendorCode,
    words: [nmId, vendorCode, title],
    icon: <Package />,
    note: (
      <span className="font-mono">
        {vendorCode} · {nmId}
      </span>
    ),
    run: () => void navigate({ to: '/products/$nmId', params: { nmId } }),
  }));
  return { entries, searching: query.isFetching, error: query.error };
}
