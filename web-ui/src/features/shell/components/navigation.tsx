import { Link } from '@tanstack/react-router';
import { Blocks, Gauge, HeartPulse, Images, KeyRound, KeySquare, LayoutDashboard, ListChecks, Package, ScrollText, SquareTerminal, Users, type LucideIcon } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/features/session';

const ExtensionNavigation = lazy(() => import('@/features/extensions').then((module) => ({ default: module.ExtensionNavigation })));

export interface Place {
  to: '/' | '/products' | '/health' | '/media' | '/changes' | '/tokens' | '/users' | '/plugins' | '/audit' | '/cache' | '/api-keys' | '/playground';
  name: 'overview' | 'products' | 'health' | 'media' | 'changes' | 'tokens' | 'users' | 'plugins' | 'audit' | 'cache' | 'apiKeys' | 'playground';
  icon: LucideIcon;
  /** Null: for everybody who is signed in. */
  permission: string | null;
}

/** Where one can go, as far as the host goes. */
export const groups: { name: 'shop' | 'platform' | 'develop'; places: Place[] }[] = [
  {
    name: 'shop',
    places: [
      { to: '/', name: 'overview', icon: LayoutDashboard, permission: null },
      { to: '/products', name: 'products', icon: Package, permission: 'wb-products:read' },
      { to: '/health', name: 'health', icon: HeartPulse, permission: 'wb-products:read' },
      { to: '/media', name: 'media', icon: Images, permission: 'wb-media:read' },
      { to: '/changes', name: 'changes', icon: ListChecks, permission: null },
    ],
  },
  {
    name: 'platform',
    places: [
      { to: '/tokens', name: 'tokens', icon: KeyRound, permission: 'wb-tokens:read' },
      { to: '/users', name: 'users', icon: Users, permission: 'platform:users' },
      { to: '/plugins', name: 'plugins', icon: Blocks, permission: null },
      { to: '/audit', name: 'audit', icon: ScrollText, permission: 'platform:audit' },
      { to: '/cache', name: 'cache', icon: Gauge, permission: 'platform:cache' },
    ],
  },
  {
    name: 'develop',
    places: [
      { to: '/api-keys', name: 'apiKeys', icon: KeySquare, permission: null },
      { to: '/playground', name: 'playground', icon: SquareTerminal, permission: 'platform:developer' },
    ],
  },
];

const placeStyle =
  'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink [&_svg]:size-4 [&_svg]:shrink-0';

export function Navigation({ brand, onNavigate }: { brand: ReactNode; onNavigate?: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const allowed = ({ permission }: Place) => permission === null || permissions.includes(permission);
  return (
    <nav aria-label={t('nav.label')} className="flex min-h-0 flex-1 flex-col">
      {brand}
      <div className="flex flex-1 flex-col gap-4 overflow-y-auto px-2 py-3">
      {groups
        .map((group) => ({ ...group, places: group.places.filter(allowed) }))
        .filter((group) => group.places.length > 0)
        .map((group) => (
          <div key={group.name}>
            <p id={`nav-${group.name}`} className="px-2 pb-1 text-2xs font-medium text-muted">
              {t(`nav.group.${group.name}`)}
            </p>
            <ul aria-labelledby={`nav-${group.name}`} className="flex flex-col gap-0.5">
              {group.places.map(({ to, name, icon: Icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    // All other addresses begin with the start page's.
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                    onClick={onNavigate}
                    className={placeStyle}
                  >
                    <Icon aria-hidden="true" />
                    {t(`nav.${name}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <Suspense>
          <ExtensionNavigation className={placeStyle} onNavigate={onNavigate} />
        </Suspense>
      </div>
    </nav>
  );
}
