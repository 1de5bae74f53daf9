import { useTranslation } from 'react-i18next';
import { Page, PageHead } from '@/components/ui';
import { AtHand } from '@/features/bookmarks';
import { HostTiles } from './host-tiles.tsx';
import { NextSteps } from './next-steps.tsx';
import { Widgets } from './widgets.tsx';

/** The start page: what to do next, how the platform does, and what plugins have to tell. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  return (
    <Page>
      <PageHead title={t('title')} />
      <NextSteps />
      <HostTiles />
      <AtHand />
      <Widgets />
    </Page>
  );
}
