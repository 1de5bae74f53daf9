import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorState } from '@/components/state';
import { loadPopups, loadToasts, Toaster, TooltipProvider } from '@/components/ui';
import { ApiError, session } from '@/lib/api';
import { createQueryClient } from '@/lib/api/query-client.ts';
import { startI18n } from '@/lib/i18n/i18n.ts';
import { keptFor } from '@/lib/offline/kept-for.ts';
import { owedSignOut } from '@/lib/session/owed-sign-out.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import { followTheme } from '@/lib/theme/theme.ts';
import { reloadOnStaleChunk } from '@/lib/stale-chunk.ts';
import { restored, takeAsked } from '@/lib/start/ahead.ts';
import { whenAtRest } from '@/lib/start/at-rest.ts';
import { followOwner } from '@/lib/start/follow-owner.ts';
import { noteVisit } from '@/lib/start/last-visit.ts';
import { putAsked } from '@/lib/start/put-asked.ts';
import { createAppRouter } from './router.tsx';
import './styles.css';

const offline = () => import('@/lib/offline/start.ts');

async function start() {
  reloadOnStaleChunk();
  followTheme();
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  let drawn = false;
  followOwner(queryClient, session, {
    onChange() {
      if (drawn) void router.invalidate();
    },
    // Where it fails, the next one who signs in finds it and empties it.
    onLeft: () => void offline().then(({ forgetKept }) => forgetKept()).catch(() => undefined),
  });
  noteVisit(queryClient, () => ownerOf(session.state()));
  // What the screen is made of comes while the host is asked who is there.
  const [screen] = router.getMatchedRoutes(location.pathname);
  for (const route of screen) router.loadRouteChunk(route)?.catch(() => undefined);
  const texts = startI18n(screen.flatMap((route) => route.options.staticData?.texts ?? []));
  takeAsked((question) => putAsked(queryClient, session, question));
  const [failure] = await Promise.all([restored, texts]);
  // Who had worked here goes on reading while the host is out of reach.
  const unreachable = failure instanceof ApiError && failure.code === 'UNREACHABLE';
  const resumed = unreachable && !owedSignOut.get() && keptFor() !== null && (await offline().then(({ resume }) => resume(queryClient, session)).catch(() => false));
  // Why the session could not be restored: then nothing else can work either.
  const unusable = session.state().status === 'restoring' ? failure : null;
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html lacks #root');
  drawn = true;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <Suspense>
            {unusable === null ? <RouterProvider router={router} /> : <ErrorState error={unusable} onRetry={() => location.reload()} />}
          </Suspense>
          <Toaster />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  // What is opened or told later; who is faster waits for it a moment.
  whenAtRest(queryClient, () => void Promise.all([loadPopups(), loadToasts()]).catch(() => undefined));
  // A browser that cannot keep anything is one that shows nothing without a connection.
  const keep = () => void offline().then(({ keepUp }) => keepUp(queryClient, session)).catch(() => undefined);
  if (resumed) return;
  // A worker that is there has fetched all it wants, and may have to go.
  if ((navigator as Partial<Navigator>).serviceWorker?.controller) keep();
  else whenAtRest(queryClient, keep);
}

void start();
