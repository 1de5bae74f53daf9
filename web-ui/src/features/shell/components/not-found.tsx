import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/state';
import { buttonStyle } from '@/components/ui';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Notice
        heading
      icon={SearchX}
      title={t('notFound.title')}
      actions={
        <Link to="/" className={buttonStyle({ look: 'primary' })}>
          {t('notFound.home')}
        </Link>
      }
    >
      <p>{t('notFound.hint')}</p>
    </Notice>
    </main>
  );
}
