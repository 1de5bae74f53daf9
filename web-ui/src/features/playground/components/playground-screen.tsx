import { useTranslation } from 'react-i18next';
import { Page, PageHead } from '@/components/ui';

export function PlaygroundScreen() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHead title={t('nav.playground')} />
    </Page>
  );
}
