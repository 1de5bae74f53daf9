export { CacheGate } from './components/cache-page.tsx';
export { EndpointScreen } from './components/endpoint-screen.tsx';
export { OverviewScreen } from './components/overview-screen.tsx';
export { PoliciesScreen } from './components/policies-screen.tsx';
export { SyncRunsScreen } from './components/sync-runs-screen.tsx';
export { endpointSearchSchema, overviewSearchSchema, policiesSearchSchema, runsSearchSchema } from './model/cache-search.ts';
