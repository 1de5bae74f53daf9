import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastProvider, TooltipProvider } from '@/components/ui';
import { session } from '@/lib/api';
import { createQueryClient } from '@/lib/api/query-client.ts';
import { startI18n } from '@/lib/i18n/i18n.ts';
import { followTheme } from '@/lib/theme/theme.ts';
import { reloadOnStaleChunk } from '@/lib/stale-chunk.ts';
import { createAppRouter } from './router.tsx';
import './styles.css';

async function start() {
  reloadOnStaleChunk();
  followTheme();
  const queryClient = createQueryClient();
  const restored = session.restore().then(
    () => null,
    (failure: unknown) => failure,
  );
  const [unreachable] = await Promise.all([restored, startI18n()]);
  const router = createAppRouter(queryClient, unreachable);

  let owner = ownerOf();
  session.subscribe(() => {
    const next = ownerOf();
    if (next === owner) return;
    // Another user's data must never be seen, not even for a moment.
    if (owner !== null) queryClient.clear();
    owner = next;
    void router.invalidate();
  });

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html lacks #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <ToastProvider>
            <Suspense>
              <RouterProvider router={router} />
            </Suspense>
          </ToastProvider>
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Whose session it is; an expired one still belongs to its user. */
function ownerOf(): string | null {
  const state = session.state();
  if (state.status === 'active') return state.grant.user.id;
  return state.status === 'expired' ? state.user.id : null;
}

void start();
