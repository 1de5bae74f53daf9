import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Forbidden, SkeletonLines } from '@/components/state';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { PlaygroundBar } from './playground-bar.tsx';

const Playground = lazy(() => import('./graphiql.tsx').then((module) => ({ default: module.Playground })));

export function PlaygroundScreen() {
  return useCan('platform:developer') ? <Developers /> : <Forbidden />;
}

function Developers() {
  const { t } = useTranslation('playground');
  const { shopId } = useShops();
  return (
    <section className="flex h-full flex-col" aria-label={t('title')}>
      <PlaygroundBar />
      <Suspense fallback={<SkeletonLines lines={8} />}>
        <Playground shopId={shopId} />
      </Suspense>
    </section>
  );
}
