import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import type { ListView } from '../hooks/use-list-view.ts';
import { useViewChanges, type View } from '../hooks/use-views.ts';
import type { Naming } from './name-dialog.tsx';
import { ViewMenu } from './view-menu.tsx';

const DeleteView = lazy(() => import('./delete-view.tsx').then((module) => ({ default: module.DeleteView })));
const NameDialog = lazy(() => import('./name-dialog.tsx').then((module) => ({ default: module.NameDialog })));

interface ViewBarProps {
  view: ListView;
  /** What the list shows without a view. */
  plainName: string;
}

/** The views of a list as tabs, each a link; what can be done with the current one stands behind them. */
export function ViewBar({ view, plainName }: ViewBarProps) {
  const { t } = useTranslation('lists');
  const { views, current, dirty, list, shopId, state } = view;
  const changes = useViewChanges(list, shopId);
  const [naming, setNaming] = useState<Naming | null>(null);
  const [deleting, setDeleting] = useState<View | null>(null);

  const save = async () => {
    if (!current) return setNaming({ kind: 'new', state });
    const { id, version, name, shared } = current;
    const { view: saved, error } = await changes.save({ id, expectedVersion: version, name, shared, state: { ...state } });
    if (error) changes.refused(error);
    if (saved) view.forget(id);
  };
  const discard = () => {
    view.forget(current?.id ?? 'all');
    view.open(current);
  };
  return (
    <div className="flex min-w-0 items-center gap-2 px-4 lg:px-6" data-testid="views">
      <nav aria-label={t('views.title')} className="-mx-1 min-w-0 overflow-x-auto px-1 py-1">
        <ul className="flex items-center gap-1">
          {[null, ...views].map((one) => (
            <li key={one?.id ?? 'all'}>
              <Tab view={view} tab={one} name={one?.name ?? plainName} current={(current?.id ?? null) === (one?.id ?? null)} dirty={dirty} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex shrink-0 items-center gap-1">
        {dirty && (!current || current.editable) && (
          <Button size="sm" busy={changes.busy} onClick={() => void save()}>
            {t(current ? 'views.save' : 'views.saveAs')}
          </Button>
        )}
        <ViewMenu view={view} changes={changes} onName={setNaming} onDiscard={discard} onDelete={setDeleting} />
      </div>
      <Suspense>
        {naming && <NameDialog naming={naming} view={view} changes={changes} onClose={() => setNaming(null)} />}
        {deleting && (
          <DeleteView
            deleting={deleting}
            changes={changes}
            onClose={() => setDeleting(null)}
            onDeleted={() => {
              view.forget(deleting.id);
              view.open(null, 'replace');
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function Tab({ view, tab, name, current, dirty }: { view: ListView; tab: View | null; name: string; current: boolean; dirty: boolean }) {
  const { t } = useTranslation('lists');
  return (
    <Link
      to="."
      search={(known: Record<string, unknown>) => ({ ...known, ...view.address(tab) })}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={current ? 'page' : undefined}
      title={tab?.shared ? t('views.sharedBy', { who: tab.changedBy }) : undefined}
      className={clsx(
        'flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap',
        current ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      {tab?.shared && <Users className="size-3.5" aria-hidden="true" />}
      <span className="max-w-48 truncate">{name}</span>
      {tab?.shared && <span className="sr-only">{t('views.shared')}</span>}
      {current && dirty && tab && (
        <span data-testid="view-dirty" className="size-1.5 rounded-full bg-accent">
          <span className="sr-only">{t('views.dirty')}</span>
        </span>
      )}
    </Link>
  );
}
