import { useNavigate } from '@tanstack/react-router';

/** Where a strategy is, and one of its runs; the list without either. */
export function at(strategy?: string, run?: string | null) {
  const parts = ['strategies', ...(strategy ? [strategy] : []), ...(run ? ['runs', run] : [])];
  return { plugin: 'wb-pricing', _splat: parts.join('/') };
}

export function useStrategyAddress() {
  const navigate = useNavigate();
  const to = (params: ReturnType<typeof at>) => void navigate({ to: '/p/$plugin/$', params });
  return {
    toList: () => to(at()),
    toNew: () => to(at('new')),
    toOne: (id: string) => to(at(id)),
    toRun: (id: string, run: string | null) => to(at(id, run)),
  };
}
