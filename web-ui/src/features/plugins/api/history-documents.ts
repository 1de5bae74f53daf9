import { graphql } from '@/generated/graphql/index.ts';

export const pluginHistory = graphql(`
  query PluginHistory($plugin: ID!, $first: Int!) {
    auditTrail(filter: { plugin: $plugin }, first: $first) {
      nodes {
        id
        at
        userEmail
        action
        outcome
        code
      }
    }
  }
`);

export const schemaHistory = graphql(`
  query PluginSchemaHistory($plugin: ID!) {
    schemaSnapshots(plugin: $plugin) {
      items {
        id
        at
        version
        changes {
          effect
          coordinate
          message
        }
      }
    }
  }
`);
