import { createFileRoute, Outlet } from '@tanstack/react-router';
import { CacheGate } from '@/features/cache';

export const Route = createFileRoute('/_app/cache')({ component: Cache });

function Cache() {
  return (
    <CacheGate>
      <Outlet />
    </CacheGate>
  );
}
