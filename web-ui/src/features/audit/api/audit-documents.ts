import { graphql } from '@/generated/graphql/index.ts';

export const auditTrail = graphql(`
  query AuditTrail($filter: AuditFilter, $first: Int!, $after: String) {
    auditTrail(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        at
        userEmail
        apiKey
        shopId
        action
        input
        outcome
        code
        address
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);
