import type { PluginByIdQuery, PluginFieldsFragment } from '@/generated/graphql/graphql.ts';

/** As the list knows it. */
export type Plugin = PluginFieldsFragment;

/** As its own page knows it. */
export type PluginDetails = NonNullable<PluginByIdQuery['plugin']>;

export type PluginVersion = PluginDetails['versions'][number];

export type Replica = Plugin['replicas'][number];
