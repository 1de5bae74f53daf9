import { graphql } from '@/generated/graphql/index.ts';

/** What each field of a policy takes. Everything the editor shows follows from it. */
export const cachePolicyLimits = graphql(`
  query CachePolicyLimits {
    cachePolicies(page: { number: 0, size: 1 }) {
      limits {
        path
        unit
        least
        most
      }
    }
  }
`);

/** Every field a policy has; a test sees to it that none is forgotten when the host has a new one. */
export const cachePolicyValues = graphql(`
  fragment CachePolicyValues on CachePolicyFields {
    freshMillis
    staleWhileRevalidateMillis
    staleIfErrorMillis
    keepMillis
    jitter
    refreshAt
    warmMillis
    notFoundMillis
    rejectedMillis
    softTimeoutMillis
    hardTimeoutMillis
    settleMillis
    coherence {
      mode
      boundMillis
    }
    reserve
    memoryShare
    maxBytes
    compressAboveBytes
  }
`);

export const cachePolicies = graphql(`
  query CachePolicies($page: PageInput) {
    cachePolicies(page: $page) {
      totalItems
      items {
        endpoint
        plugin
        orphaned
        version
        changedAt
        changedBy
        reason
        declared {
          ...CachePolicyValues
        }
        override {
          ...CachePolicyValues
        }
        effective {
          ...CachePolicyValues
        }
      }
    }
  }
`);

export const cachePolicySet = graphql(`
  mutation CachePolicySet($input: CachePolicySetInput!) {
    cachePolicySet(input: $input) {
      policy {
        endpoint
        version
      }
      errors {
        code
        message
        path
      }
      limits {
        path
        unit
        least
        most
      }
    }
  }
`);

export const cachePolicyReset = graphql(`
  mutation CachePolicyReset($input: CachePolicyResetInput!) {
    cachePolicyReset(input: $input) {
      policy {
        endpoint
        version
      }
      errors {
        code
        message
        path
      }
    }
  }
`);
