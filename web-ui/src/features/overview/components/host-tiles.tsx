import { useTranslation } from 'react-i18next';
import { Progress } from '@/components/ui';
import { isUnderWay, jobShare } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { ageNow, ageText, freshnessTone, type Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { useCacheDay, useSyncState } from '../hooks/use-overview.ts';
import { answeredAtOnce, needAttention } from '../model/next-step.ts';
import { Tile } from './tile.tsx';

/** The platform in figures: the shops, the cards of the chosen one, what the cache saves. */
export function HostTiles() {
  const { shopId } = useShops();
  const mayRead = useCan('wb-products:read');
  const maySeeCache = useCan('platform:cache');
  const count = 1 + (mayRead ? 1 : 0) + (maySeeCache ? 1 : 0);
  return (
    <ul className={`grid gap-px overflow-hidden rounded-lg border bg-line ${count === 3 ? 'sm:grid-cols-3' : count === 2 ? 'sm:grid-cols-2' : ''}`}>
      <ShopsTile />
      {mayRead && <ProductsTile key={shopId} shopId={shopId} />}
      {maySeeCache && <CacheTile />}
    </ul>
  );
}

function ShopsTile() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { shops } = useShops();
  const mayRead = useCan('wb-tokens:read');
  const refused = needAttention(shops);
  const note = shops.length === 0 ? t('shops.none') : refused > 0 ? t('shops.refused', { count: refused }) : t('shops.fine');
  return <Tile name={t('shops.title')} to={mayRead ? '/tokens' : null} value={format.number(shops.length)} tone={shops.length === 0 ? 'neutral' : refused > 0 ? 'bad' : 'good'} note={note} />;
}

function ProductsTile({ shopId }: { shopId: string | null }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const now = useNow(10_000);
  const { shops } = useShops();
  const { data, error, dataUpdatedAt } = useSyncState(shopId);
  const name = t('products.title');
  if (shopId === null) return <Tile name={name} to="/products" value="–" note={t(shops.length === 0 ? 'products.noShop' : 'products.choose')} />;
  if (!data) return <Tile name={name} to="/products" value={error ? null : undefined} />;
  const { rows, job, freshness, complete } = data.productSyncStatus;
  const value = format.number(rows);
  if (job && isUnderWay(job) && !complete) {
    const waiting = job.state === 'WAITING';
    return (
      <Tile name={name} to="/products" value={value} tone={waiting ? 'warn' : 'accent'} note={t(waiting ? 'products.waiting' : 'products.syncing')}>
        <div className="mt-1">
          <Progress label={t('products.syncing')} share={jobShare(job)} />
        </div>
      </Tile>
    );
  }
  if (!freshness) return <Tile name={name} to="/products" value={value} tone={job?.state === 'FAILED' ? 'bad' : 'neutral'} note={t(job?.state === 'FAILED' ? 'products.failed' : 'products.never')} />;
  const age = ageText(ageNow(freshness, dataUpdatedAt, now), format);
  const tone: Tone = job?.state === 'FAILED' ? 'bad' : freshnessTone(freshness, dataUpdatedAt, now);
  return <Tile name={name} to="/products" value={value} tone={tone} note={age === null ? t('products.updatedNow') : t('products.updated', { age })} />;
}

function CacheTile() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { data, error } = useCacheDay();
  const name = t('cache.title');
  if (!data) return <Tile name={name} to="/cache" value={error ? null : undefined} />;
  const { total } = data.cacheStats;
  const share = answeredAtOnce(total);
  if (share === null) return <Tile name={name} to="/cache" value="–" note={t('cache.idle')} />;
  return <Tile name={name} to="/cache" value={format.percent(share)} note={t('cache.saved', { count: total.callsSaved, calls: format.number(total.callsSaved) })} />;
}
