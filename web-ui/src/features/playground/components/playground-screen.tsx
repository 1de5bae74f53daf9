import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { useShops } from '@/features/shops';

const Playground = lazy(() => import('./graphiql.tsx').then((module) => ({ default: module.Playground })));

export function PlaygroundScreen() {
  const { t } = useTranslation('playground');
  const { shopId } = useShops();
  return (
    <section className="flex h-full flex-col" aria-label={t('title')}>
      <h1 className="sr-only">{t('title')}</h1>
      <Suspense fallback={<SkeletonLines lines={8} />}>
        <Playground shopId={shopId} />
      </Suspense>
    </section>
  );
}
