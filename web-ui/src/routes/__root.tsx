import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, retainSearchParams } from '@tanstack/react-router';
import * as v from 'valibot';
import { NotFound } from '@/features/shell';

export interface RouterContext {
  queryClient: QueryClient;
}

export const Route = createRootRouteWithContext<RouterContext>()({
  validateSearch: v.object({
    shop: v.optional(v.fallback(v.optional(v.string()), undefined)),
    // Which places plugins can fill: see SlotMark.
    slots: v.optional(v.fallback(v.optional(v.literal('show')), undefined)),
  }),
  search: { middlewares: [retainSearchParams(['shop', 'slots'])] },
  component: Outlet,
  notFoundComponent: NotFound,
});
