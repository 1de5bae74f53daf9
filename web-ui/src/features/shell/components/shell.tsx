import { CloudOff, Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, offlineNote } from '@/components/ui';
import { Logo } from '@/components/ui/logo.tsx';
import { Preferences, ReauthDialog, useSession } from '@/features/session';
import { ShopSelector } from '@/features/shops';
import { useMedia } from '@/lib/hooks/use-media.ts';
import { useOffline } from '@/lib/offline/use-offline.ts';
import { groups, Navigation } from './navigation.tsx';

const around = () => import('./around.ts');
const JobsMenu = lazy(() => around().then((module) => ({ default: module.JobsMenu })));
const NotificationsMenu = lazy(() => around().then((module) => ({ default: module.NotificationsMenu })));
const Commands = lazy(() => around().then((module) => ({ default: module.Commands })));
const NavigationPanel = lazy(() => around().then((module) => ({ default: module.NavigationPanel })));
const UpdatedBar = lazy(() => around().then((module) => ({ default: module.UpdatedBar })));
const SendingBanner = lazy(() => around().then((module) => ({ default: module.SendingBanner })));
const UserMenu = lazy(() => around().then((module) => ({ default: module.UserMenu })));
/** Where it was not kept, as on plain HTTP, there is nobody to ask for it. */
const OfflineAge = lazy(() => import('./offline-age.tsx').then(({ OfflineAge: Age }) => ({ default: Age }), () => ({ default: () => null })));

function Brand() {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 px-4">
      <Logo />
      <span className="text-[0.9375rem] font-semibold tracking-tight">Vitrina</span>
    </div>
  );
}

/** On a phone, where the name of the shop needs the room at the top. */
function Foot() {
  return (
    <div className="flex gap-2 border-t p-2 sm:hidden">
      <Preferences />
    </div>
  );
}

/** Navigation on the left, the shop and the user above, the screen in the rest. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const wide = useMedia('(min-width: 64rem)');
  const narrow = useMedia('(width < 40rem)');
  const [open, setOpen] = useState(false);
  return (
    <div className="flex h-dvh">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        {t('skipToContent')}
      </a>
      {wide && (
        <div className="flex w-52 shrink-0 flex-col border-r bg-surface">
          <Navigation brand={<Brand />} />
        </div>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-2 lg:px-4">
          {!wide && (
            <IconButton label={t('nav.open')} onClick={() => setOpen(true)}>
              <MenuIcon />
            </IconButton>
          )}
          <div className="flex min-w-0 flex-1">
            <ShopSelector />
          </div>
          <Suspense>
            <Commands groups={groups} />
          </Suspense>
          <Suspense>
            <JobsMenu />
            <NotificationsMenu />
          </Suspense>
          {!narrow && (
            <div className="flex gap-2">
              <Preferences />
            </div>
          )}
          <Suspense fallback={<span className="size-8" />}>
            <UserMenu />
          </Suspense>
        </header>
        <OfflineBanner />
        <Suspense>
          <SendingBanner />
          <UpdatedBar />
        </Suspense>
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      {!wide && (
        <Suspense>
          <NavigationPanel brand={<Brand />} foot={<Foot />} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      <Suspense>
        <ReauthDialog />
      </Suspense>
    </div>
  );
}

function OfflineBanner() {
  const { t } = useTranslation();
  const offline = useOffline();
  return (
    <div role="status" id={offlineNote} className="empty:hidden">
      {offline && (
        <p className="flex items-center gap-2 border-b bg-warn-soft px-4 py-1.5 text-warn">
          <CloudOff className="size-4 shrink-0" aria-hidden="true" />
          <span>
            {t('offline.title')}
            <Suspense>
              <OfflineAge />
            </Suspense>{' '}
            {t('offline.write')}
          </span>
        </p>
      )}
    </div>
  );
}

/** The frame without its content, while who you are and which shops you have is being asked; what is asked may wait for the user to sign in anew. */
export function ShellSkeleton() {
  const { t } = useTranslation();
  const expired = useSession().status === 'expired';
  return (
    <>
      <div className="flex h-dvh" role="status" aria-label={t('loading')}>
        <div className="hidden w-52 shrink-0 flex-col border-r bg-surface lg:flex">
          <Brand />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex h-12 items-center border-b bg-surface px-4">
            <div className="pulse-block h-7 w-56" />
          </div>
        </div>
      </div>
      <Suspense>{expired && <ReauthDialog />}</Suspense>
    </>
  );
}
