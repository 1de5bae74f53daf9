import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/charts';
import { Empty, ErrorState, Forbidden, FreshnessBadge, Outdated, ProblemNote, SkeletonLines } from '@/components/state';
import { buttonStyle, PageHead, Section } from '@/components/ui';
import type { ShopHealthQuery } from '@/generated/graphql/graphql.ts';
import { useCan } from '@/features/session';
import { ShopGate } from '@/features/shops';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { productErrors, shopHealth, worstProducts } from '../api/care-documents.ts';
import { scoreTone } from '@/lib/format/score.ts';

const linkStyle = 'rounded py-0.5 text-accent-ink underline-offset-4 hover:underline';

/** How good a shop's cards are, and where to begin. */
export function HealthScreen() {
  const mayRead = useCan('wb-products:read');
  return <ShopGate connect={null}>{(shopId) => (mayRead ? <Health key={shopId} shopId={shopId} /> : <Forbidden />)}</ShopGate>;
}

function Health({ shopId }: { shopId: string }) {
  const { t } = useTranslation('care');
  const query = useQuery({ ...shopQuery(shopHealth, {}, shopId), staleTime: 60_000 });
  if (query.isPending) return <SkeletonLines lines={12} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const health = query.data.productHealth;
  return (
    <section className="flex flex-col gap-6 p-4 lg:px-6" aria-label={t('shop.title')}>
      <PageHead title={t('shop.title')} note={t('shop.average', { score: health.averageScore })}>
        <FreshnessBadge freshness={health.freshness} receivedAt={query.dataUpdatedAt} />
        <Link to="/products/changes" className={buttonStyle({ look: 'plain' })}>
          {t('feed')}
        </Link>
      </PageHead>
      <Outdated query={query} />
      {health.cards === 0 ? (
        <Empty title={t('shop.none')} />
      ) : (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <Flaws health={health} />
          <div className="flex min-w-0 flex-col gap-6">
            <Scores health={health} />
            <Worst shopId={shopId} />
          </div>
        </div>
      )}
      <Errors shopId={shopId} />
    </section>
  );
}

function Flaws({ health }: { health: ShopHealthQuery['productHealth'] }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const found = health.flaws.filter(({ count }) => count > 0);
  return (
    <Section title={t('shop.flaws')} note={t('shop.flawsNote')}>
      {found.length === 0 && <p className="text-muted">{t('health.perfect')}</p>}
      <ul className="flex flex-col divide-y rounded-lg border bg-surface">
        {found.map(({ flaw, count }) => (
          <li key={flaw} className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 px-3 py-2">
            <Link to="/products" search={{ flaw: [flaw] }} className={`${linkStyle} inline-block`}>
              {t(`flaw.${flaw}`)}
            </Link>
            <span className="tabular-nums">{format.number(count)}</span>
            <Meter className="col-span-2" label={t(`flaw.${flaw}`)} text={format.percent(count / health.cards)} value={count} most={health.cards} tone="warn" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Scores({ health }: { health: ShopHealthQuery['productHealth'] }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const most = Math.max(1, ...health.histogram.map(({ cards }) => cards));
  return (
    <Section title={t('shop.scores')}>
      <ul className="flex flex-col gap-0.5 rounded-lg border bg-surface p-3" aria-label={t('shop.scores')}>
        {health.histogram.map(({ from, to, cards }) => (
          <li key={from} className="grid grid-cols-[5rem_1fr_4rem] items-center gap-3 text-xs">
            <Link to="/products" search={{ score: to < 100 ? to + 1 : undefined, sort: 'score', dir: 'desc' }} className={`${linkStyle} inline-flex min-h-6 items-center tabular-nums`} title={t('shop.upTo', { score: to })}>
              {from}-{to}
            </Link>
            <Meter label={t('shop.band', { from, to })} text={t('shop.cards', { count: cards })} value={cards} most={most} tone={scoreTone(from)} />
            <span className="text-right tabular-nums">{format.number(cards)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Worst({ shopId }: { shopId: string }) {
  const { t } = useTranslation('care');
  const query = useQuery({ ...shopQuery(worstProducts, { first: 10 }, shopId), staleTime: 60_000 });
  if (query.isPending) return <SkeletonLines lines={5} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Section title={t('shop.worst')} actions={<FreshnessBadge freshness={query.data.products.freshness} receivedAt={query.dataUpdatedAt} />}>
      <Outdated query={query} />
      <ul className="flex flex-col divide-y rounded-lg border bg-surface">
        {query.data.products.nodes.map((product) => (
          <li key={product.nmId} className="flex items-center gap-3 px-3 py-2">
            <span className="w-8 text-right font-medium tabular-nums">{product.health.score}</span>
            <Link to="/products/$nmId" params={{ nmId: product.nmId }} search={{ tab: 'health' }} className={`${linkStyle} min-w-0 flex-1 truncate`}>
              {product.title || product.vendorCode || product.nmId}
            </Link>
            <span className="hidden font-mono text-xs text-muted sm:inline">{product.vendorCode}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Errors({ shopId }: { shopId: string }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const query = useQuery({ ...shopQuery(productErrors, {}, shopId), staleTime: 60_000 });
  const list = query.data?.productErrors;
  return (
    <Section
      title={t('errors.title')}
      note={t('errors.note')}
      actions={list?.freshness && <FreshnessBadge freshness={list.freshness} receivedAt={query.dataUpdatedAt} />}
    >
      {query.isPending && <SkeletonLines lines={3} />}
      <Outdated query={query} />
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {list?.problem && <ProblemNote problem={list.problem} />}
      {list && !list.problem && list.items.length === 0 && <p className="text-muted">{t('errors.none')}</p>}
      {list && list.items.length > 0 && (
        <ul className="flex flex-col divide-y rounded-lg border bg-surface">
          {list.items.map((item) => (
            <li key={item.vendorCode} className="flex flex-col gap-0.5 px-3 py-2">
              <p className="flex flex-wrap items-baseline gap-x-3">
                {item.product ? (
                  <Link to="/products/$nmId" params={{ nmId: item.product.nmId }} search={{ tab: 'health' }} className={`${linkStyle} inline-block`}>
                    {item.product.title || item.vendorCode}
                  </Link>
                ) : (
                  <span className="font-medium">{t('errors.notMade')}</span>
                )}
                <span className="font-mono text-xs">{item.vendorCode}</span>
                {item.subjectName && <span className="text-xs text-muted">{item.subjectName}</span>}
                {item.at && <time className="ml-auto text-xs text-muted tabular-nums" dateTime={item.at}>{format.dateTime(item.at)}</time>}
              </p>
              {item.messages.map((message) => (
                <p key={message} className="break-words text-bad" lang="ru">
                  {message}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {list && !list.complete && !list.problem && <p className="text-xs text-muted">{t('errors.older')}</p>}
    </Section>
  );
}
