import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { imageSources, Picture } from '@/components/media';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Button, PageHead } from '@/components/ui';
import type { ProductFilter, ProductsInAllShopsQuery } from '@/generated/graphql/graphql.ts';
import { shopLabel, useShops } from '@/features/shops';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { productsInAllShops } from '../api/care-documents.ts';

interface AllShopsScreenProps {
  text: string;
  /** What is looked for: the text, and what the children choose besides. */
  filter: ProductFilter;
  onText(text: string): void;
  /** What else cards are filtered by. */
  children?: ReactNode;
}

const pageSize = 50;

/** Finds a card wherever it is: in any shop that the user may see. */
export function AllShopsScreen({ text, filter, onText, children }: AllShopsScreenProps) {
  const { t } = useTranslation('care');
  const [typed, setTyped] = useState(text);
  return (
    <section className="flex flex-col gap-4 p-4 lg:px-6" aria-label={t('everywhere.title')}>
      <PageHead title={t('everywhere.title')} />
      <form
        role="search"
        className="flex max-w-xl gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onText(typed.trim());
        }}
      >
        <div className="relative flex-1">
          <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" aria-hidden="true" />
          <input
            type="search"
            className="field pl-8"
            value={typed}
            maxLength={200}
            aria-label={t('everywhere.label')}
            placeholder={t('everywhere.placeholder')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button type="submit" look="primary">
          {t('everywhere.find')}
        </Button>
      </form>
      {children && <div className="flex empty:hidden">{children}</div>}
      {Object.keys(filter).length > 0 && <Hits key={JSON.stringify(filter)} text={text} filter={filter} />}
    </section>
  );
}

function Hits({ text, filter }: Pick<AllShopsScreenProps, 'text' | 'filter'>) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const { shops } = useShops();
  const query = useInfiniteQuery<ProductsInAllShopsQuery, ApiError, { pages: ProductsInAllShopsQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['ProductsInAllShops', filter],
    queryFn: ({ pageParam, signal }) => api.request(productsInAllShops, { filter, first: pageSize, after: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ productsInAllShops: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    staleTime: 60_000,
  });
  if (query.isPending) return <SkeletonLines lines={8} />;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const head = query.data.pages[0]?.productsInAllShops;
  const hits = query.data.pages.flatMap((page) => page.productsInAllShops.nodes);
  const names = new Map(shops.map((shop) => [shop.id, shopLabel(shop)]));
  if (hits.length === 0) {
    return (
      <Empty title={t('everywhere.none')}>
        <p>{t('everywhere.noneHint')}</p>
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-muted">
        {head?.textMatch === 'SIMILAR' ? t('similar', { text }) : t('shop.cards', { count: head?.totalCount ?? 0 })}
      </p>
      <ul className="flex flex-col divide-y rounded-lg border bg-surface">
        {hits.map((hit) => (
          <li key={`${hit.shopId} ${hit.nmId}`} className="flex items-center gap-3 px-3 py-2">
            <Picture sources={imageSources(hit.thumbnail)} alt="" className="h-11 w-[2.0625rem] shrink-0 rounded border bg-sunken" />
            <div className="min-w-0 flex-1">
              <Link
                to="/products/$nmId"
                params={{ nmId: hit.nmId }}
                search={{ shop: hit.shopId }}
                className="block truncate rounded py-0.5 font-medium text-accent-ink underline-offset-4 hover:underline"
              >
                {hit.title || hit.vendorCode || hit.nmId}
              </Link>
              <p className="truncate text-xs text-muted">
                <span className="font-mono">{hit.vendorCode}</span> · <span className="font-mono">{hit.nmId}</span>
                {hit.brand && ` · ${hit.brand}`}
              </p>
            </div>
            <p className="hidden text-xs text-muted sm:block">{names.get(hit.shopId) ?? hit.shopId}</p>
            <time dateTime={hit.updatedAt} className="hidden text-xs text-muted tabular-nums md:block">
              {format.date(hit.updatedAt)}
            </time>
          </li>
        ))}
      </ul>
      <More query={query} />
    </div>
  );
}
