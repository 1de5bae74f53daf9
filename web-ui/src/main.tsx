import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorState } from '@/components/state';
import { ToastProvider, TooltipProvider } from '@/components/ui';
import { ApiError, session } from '@/lib/api';
import { createQueryClient } from '@/lib/api/query-client.ts';
import { startI18n } from '@/lib/i18n/i18n.ts';
import { keptFor } from '@/lib/offline/kept-for.ts';
import { setHostAway } from '@/lib/offline/reach.ts';
import { forgetDrafts, keepDraftsOf } from '@/lib/kept-drafts.ts';
import { owedSignOut } from '@/lib/session/owed-sign-out.ts';
import { followTheme } from '@/lib/theme/theme.ts';
import { reloadOnStaleChunk } from '@/lib/stale-chunk.ts';
import { asked, restored } from '@/lib/start/ahead.ts';
import { whenAtRest } from '@/lib/start/at-rest.ts';
import { createAppRouter } from './router.tsx';
import './styles.css';

const offline = () => import('@/lib/offline/start.ts');

async function start() {
  reloadOnStaleChunk();
  followTheme();
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  // What the screen is made of comes while the host is asked who is there.
  const [screen] = router.getMatchedRoutes(location.pathname);
  for (const route of screen) router.loadRouteChunk(route)?.catch(() => undefined);
  const texts = startI18n(screen.flatMap((route) => route.options.staticData?.texts ?? []));
  const [failure, questions] = await Promise.all([restored, asked, texts]);
  for (const { key: queryKey, paged, answer } of questions) {
    const query = { queryKey, queryFn: ({ signal }: { signal: AbortSignal }) => answer(signal) };
    void (paged ? queryClient.prefetchInfiniteQuery({ ...query, initialPageParam: undefined }) : queryClient.prefetchQuery(query));
  }
  // Who had worked here goes on reading while the host is out of reach.
  const unreachable = failure instanceof ApiError && failure.code === 'UNREACHABLE';
  const resumed = unreachable && !owedSignOut.get() && keptFor() !== null && (await offline().then(({ resume }) => resume(queryClient, session)).catch(() => false));
  setHostAway(resumed);
  // Why the session could not be restored: then nothing else can work either.
  const unusable = resumed ? null : failure;

  let owner = ownerOf();
  if (owner !== null) keepDraftsOf(owner);
  else if (session.state().status === 'anonymous') forgetDrafts();
  session.subscribe(() => {
    const next = ownerOf();
    if (next !== owner) {
      // Another user's data must never be seen, not even for a moment.
      if (owner !== null) {
        queryClient.clear();
        forgetDrafts();
      }
      owner = next;
      if (owner !== null) keepDraftsOf(owner);
      void router.invalidate();
    }
    setHostAway(session.state().status === 'offline');
  });
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html lacks #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <ToastProvider>
            <Suspense>
              {unusable === null ? <RouterProvider router={router} /> : <ErrorState error={unusable} onRetry={() => location.reload()} />}
            </Suspense>
          </ToastProvider>
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  // A browser that cannot keep anything is one that shows nothing without a connection.
  whenAtRest(queryClient, () => void offline().then(({ keepUp }) => keepUp(queryClient, session)).catch(() => undefined));
}

/** Whose session it is; an expired one still belongs to its user. */
function ownerOf(): string | null {
  const state = session.state();
  if (state.status === 'active') return state.grant.user.id;
  return state.status === 'expired' || state.status === 'offline' ? state.user.id : null;
}

void start();
