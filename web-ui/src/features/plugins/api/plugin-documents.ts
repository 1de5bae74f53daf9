import { graphql } from '@/generated/graphql/index.ts';

/** What the list shows of each. */
export const pluginFields = graphql(`
  fragment PluginFields on Plugin {
    id
    version
    description
    state
    desiredState
    reason
    failedStep
    changedAt
    dependencies
    dependants
    origin
    trust
    failedStarts
    health {
      state
      message
    }
    replicas {
      host
      version
      state
      reason
      seenAt
      converged
    }
  }
`);

/** What each change answers. */
export const pluginChange = graphql(`
  fragment PluginChange on PluginJobPayload {
    job {
      id
    }
    errors {
      code
      message
      path
    }
  }
`);

export const plugins = graphql(`
  query Plugins {
    plugins {
      items {
        ...PluginFields
      }
      totalItems
    }
  }
`);

export const plugin = graphql(`
  query PluginById($id: ID!) {
    plugin(id: $id) {
      ...PluginFields
      permissions
      versions {
        version
        digest
        installedAt
        installedBy
        trust
        current
      }
      contributions {
        queryFields
        mutationFields
        types
        endpoints
        jobs
        events
        databaseSchema
        databaseRole
      }
      quotas {
        name
        limit
        used
        exceededAt
        exceededBy
      }
    }
  }
`);

export const pluginInstall = graphql(`
  mutation PluginInstall($input: PluginInstallInput!) {
    pluginInstall(input: $input) {
      ...PluginChange
    }
  }
`);

export const pluginEnable = graphql(`
  mutation PluginEnable($input: PluginInput!) {
    pluginEnable(input: $input) {
      ...PluginChange
    }
  }
`);

export const pluginDisable = graphql(`
  mutation PluginDisable($input: PluginInput!) {
    pluginDisable(input: $input) {
      ...PluginChange
    }
  }
`);

export const pluginRollBack = graphql(`
  mutation PluginRollBack($input: PluginRollBackInput!) {
    pluginRollBack(input: $input) {
      ...PluginChange
    }
  }
`);

export const pluginRemove = graphql(`
  mutation PluginRemove($input: PluginInput!) {
    pluginRemove(input: $input) {
      ...PluginChange
    }
  }
`);

export const pluginPurge = graphql(`
  mutation PluginPurge($input: PluginPurgeInput!) {
    pluginPurge(input: $input) {
      ...PluginChange
    }
  }
`);
