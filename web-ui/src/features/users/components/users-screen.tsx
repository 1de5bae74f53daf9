import { useTranslation } from 'react-i18next';
import { Page, PageHead } from '@/components/ui';

export function UsersScreen() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHead title={t('nav.users')} />
    </Page>
  );
}
