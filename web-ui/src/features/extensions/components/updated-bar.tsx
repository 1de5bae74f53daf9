import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useUpdated } from '../hooks/use-ui-manifest.ts';

/** Plugins changed what they bring to this page. Code that runs cannot be exchanged: the page is loaded anew, when the user likes. */
export function UpdatedBar() {
  const { t } = useTranslation();
  const updated = useUpdated();
  return (
    <div role="status" className="empty:hidden">
      {updated && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-accent-soft px-4 py-1.5 text-accent-ink">
          <p>{t('extensions.updated')}</p>
          <Button size="sm" onClick={() => location.reload()}>
            <RefreshCw />
            {t('extensions.reload')}
          </Button>
        </div>
      )}
    </div>
  );
}
