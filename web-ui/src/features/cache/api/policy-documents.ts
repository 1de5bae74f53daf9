import { graphql } from '@/generated/graphql/index.ts';
import type { Operation } from '@/lib/api';
import type { Limit, Policy } from '../model/policy.ts';

/** Which fields a policy has. Everything else about policies follows from it. */
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

export interface CachePoliciesResult {
  cachePolicies: { items: Policy[]; totalItems: number };
}

type Selection = Map<string, Selection>;

function written(selection: Selection): string {
  return [...selection].map(([name, inner]) => (inner.size > 0 ? `${name} { ${written(inner)} }` : name)).join(' ');
}

/** Asks for exactly the fields the limits name: written at run time, so that a field added to the host needs no new UI. */
export function cachePolicies(limits: readonly Limit[]): Operation<CachePoliciesResult, { page: { number: number; size: number } }> {
  const root: Selection = new Map();
  for (const { path } of limits) {
    let place = root;
    for (const name of path) {
      const inner = place.get(name) ?? new Map();
      place.set(name, inner);
      place = inner;
    }
  }
  root.get('coherence')?.set('mode', new Map());
  const fields = written(root);
  return `query CachePolicies($page: PageInput) {
    cachePolicies(page: $page) {
      totalItems
      items {
        endpoint plugin orphaned version changedAt changedBy reason
        declared { ${fields} }
        override { ${fields} }
        effective { ${fields} }
      }
    }
  }`;
}

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
