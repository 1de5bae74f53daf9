import { useTranslation } from 'react-i18next';
import { Page, PageHead } from '@/components/ui';

export function AuditScreen() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHead title={t('nav.audit')} />
    </Page>
  );
}
