import type { PluginByIdQuery } from '@/generated/graphql/graphql.ts';

type Plugin = NonNullable<PluginByIdQuery['plugin']>;

/** An active plugin in good order, but for what the test says. */
export function aPlugin(over: Partial<Plugin> = {}): Plugin {
  return {
    id: 'wb-products',
    version: '0.2.0',
    description: 'The catalogue',
    state: 'ACTIVE',
    desiredState: 'ENABLED',
    reason: null,
    failedStep: null,
    changedAt: '2026-11-27T10:00:00Z',
    permissions: [],
    dependencies: [],
    dependants: [],
    origin: 'UPLOAD',
    trust: 'TRUSTED',
    failedStarts: 0,
    versions: [aVersion({ current: true })],
    contributions: null,
    health: [],
    replicas: [],
    quotas: [],
    ...over,
  };
}

export function aVersion(over: Partial<Plugin['versions'][number]> = {}): Plugin['versions'][number] {
  return { version: '0.2.0', digest: 'd2', installedAt: '2026-11-27T10:00:00Z', installedBy: null, trust: 'TRUSTED', current: false, ...over };
}

export function aReplica(over: Partial<Plugin['replicas'][number]> = {}): Plugin['replicas'][number] {
  return { host: 'a', version: '0.2.0', state: 'ACTIVE', reason: null, seenAt: '2026-11-27T10:00:00Z', converged: true, ...over };
}
