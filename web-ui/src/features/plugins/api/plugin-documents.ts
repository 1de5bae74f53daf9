import { graphql } from '@/generated/graphql/index.ts';

export const plugins = graphql(`
  query Plugins {
    plugins {
      items {
        id
        version
        description
        state
        desiredState
        reason
        failedStep
        changedAt
        permissions
        dependencies
      }
      totalItems
    }
  }
`);
