import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Forbidden } from '@/components/state';
import { Page, PageHead } from '@/components/ui';
import { useCan } from '@/features/session';

export function CacheGate({ children }: { children: ReactNode }) {
  return useCan('platform:cache') ? children : <Forbidden />;
}

const tabs = [
  { to: '/cache', name: 'overview' },
  { to: '/cache/policies', name: 'policies' },
  { to: '/cache/runs', name: 'runs' },
] as const;

interface CachePageProps {
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One of the cache's screens, with the way to the others. */
export function CachePage({ note, actions, children }: CachePageProps) {
  const { t } = useTranslation('cache');
  return (
    <Page>
      {/* As high without actions as with them: the tabs must not jump. */}
      <div className="grid min-h-8 items-center">
        <PageHead title={t('title')} note={note}>
          {actions}
        </PageHead>
      </div>
      <nav aria-label={t('tabs')} className="-mx-4 overflow-x-auto border-b px-4 lg:-mx-6 lg:px-6">
        <ul className="flex gap-1">
          {tabs.map(({ to, name }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: true, includeSearch: false }}
                className="-mb-px flex h-9 items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent-ink aria-[current=page]:text-ink"
              >
                {t(`tab.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
