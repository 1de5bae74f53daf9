import { useQueryClient } from '@tanstack/react-query';
import { useHostMutation, useHostQuery } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';
import type { Decision, Definition, Listed, Run, Strategy } from './strategy-types.ts';

interface Next {
  hasNextPage: boolean;
  endCursor: string | null;
}

const list = /* GraphQL */ `
  query PricingStrategies($first: Int, $after: String) {
    pricingStrategies(first: $first, after: $after) {
      items {
        id
        name
        mode
        state
        stop { text }
        definition { trigger { kind at days events } formula { kind value operation } }
        lastRun { id cause by mode outcome reason plannedAt prices changed held averageStep changeSetId }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const one = /* GraphQL */ `
  query PricingStrategy($id: ID!, $costs: Boolean!) {
    pricingStrategy(id: $id) {
      id
      name
      version
      mode
      state
      stop { text }
      definition {
        scope { nmIds filter { text discountMin discountMax paidMin paidMax pricedBySize badTurnover } }
        trigger { kind at days events }
        formula { kind operation value unit ending rounding phases { from until days discount } otherwise }
        guards { floor leastMargin @include(if: $costs) ceiling mostStep changesADay coolDownHours hours { days from until } }
        breaker { goods step blocked takenBack failures }
      }
      simulated
      simulation {
        at
        now { ...Tally }
        replay {
          from
          until
          runs
          changes
          outcome { ...Tally }
        }
        limits
      }
      editedBy
      editedAt
      lastRun { id outcome }
    }
  }

  fragment Tally on PricingStrategyTally {
    prices
    changed
    kept
    held
    averageStep
    marginBefore @include(if: $costs)
    marginAfter @include(if: $costs)
    byGuard { guard held bent }
  }
`;

const runs = /* GraphQL */ `
  query PricingStrategyRuns($id: ID!, $first: Int, $after: String) {
    pricingStrategyRuns(strategyId: $id, first: $first, after: $after) {
      items { id cause by mode outcome reason plannedAt prices changed held averageStep changeSetId }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const oneRun = /* GraphQL */ `
  query PricingStrategyRun($id: ID!) {
    pricingStrategyRun(id: $id) { id cause by mode outcome reason plannedAt prices changed held averageStep changeSetId }
  }
`;

const decisions = /* GraphQL */ `
  query PricingStrategyDecisions($run: ID!, $kind: PricingStrategyDecisionKind, $first: Int, $after: String) {
    pricingStrategyDecisions(runId: $run, kind: $kind, first: $first, after: $after) {
      items { nmId label kind guards before { paid { amount currencyCode } } after { paid { amount currencyCode } } step why }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const preview = /* GraphQL */ `
  query PricingStrategyPreview($definition: PricingStrategyInput!) {
    pricingStrategyPreview(definition: $definition) {
      goods
      examples { nmId label kind guards before { paid { amount currencyCode } } after { paid { amount currencyCode } } step why }
      errors { code message path }
    }
  }
`;

const rivals = /* GraphQL */ `
  query PricingStrategyKnowsRivals {
    pricingStrategyKnowsRivals
  }
`;

const stockAge = /* GraphQL */ `
  query PricingStrategyKnowsStockAge {
    pricingStrategyKnowsStockAge
  }
`;

const create = /* GraphQL */ `
  mutation PricingStrategyCreate($input: PricingStrategyCreateInput!) {
    pricingStrategyCreate(input: $input) { strategy { id } errors { code message path } }
  }
`;

const update = /* GraphQL */ `
  mutation PricingStrategyUpdate($input: PricingStrategyUpdateInput!) {
    pricingStrategyUpdate(input: $input) { strategy { id } errors { code message path } }
  }
`;

const duplicate = /* GraphQL */ `
  mutation PricingStrategyDuplicate($input: PricingStrategyIdInput!) {
    pricingStrategyDuplicate(input: $input) { strategy { id } errors { code message path } }
  }
`;

const remove = /* GraphQL */ `
  mutation PricingStrategyDelete($input: PricingStrategyVersionInput!) {
    pricingStrategyDelete(input: $input) { errors { code message path } }
  }
`;

const simulate = /* GraphQL */ `
  mutation PricingStrategySimulate($input: PricingStrategyIdInput!) {
    pricingStrategySimulate(input: $input) { strategy { id } errors { code message path } }
  }
`;

const setMode = /* GraphQL */ `
  mutation PricingStrategySetMode($input: PricingStrategyModeInput!) {
    pricingStrategySetMode(input: $input) { strategy { id } errors { code message path } }
  }
`;

const pause = /* GraphQL */ `
  mutation PricingStrategyPause($input: PricingStrategyVersionInput!) {
    pricingStrategyPause(input: $input) { strategy { id } errors { code message path } }
  }
`;

const resume = /* GraphQL */ `
  mutation PricingStrategyResume($input: PricingStrategyVersionInput!) {
    pricingStrategyResume(input: $input) { strategy { id } errors { code message path } }
  }
`;

const runNow = /* GraphQL */ `
  mutation PricingStrategyRunNow($input: PricingStrategyRunInput!) {
    pricingStrategyRunNow(input: $input) { run { id } errors { code message path } }
  }
`;

const acts = {
  pricingStrategyCreate: create,
  pricingStrategyUpdate: update,
  pricingStrategyDuplicate: duplicate,
  pricingStrategyDelete: remove,
  pricingStrategySimulate: simulate,
  pricingStrategySetMode: setMode,
  pricingStrategyPause: pause,
  pricingStrategyResume: resume,
  pricingStrategyRunNow: runNow,
};

export type Act = keyof typeof acts;

interface Payload {
  strategy?: { id: string } | null;
  errors: UserError[];
}

export const useStrategies = (after: string | null) =>
  useHostQuery<{ pricingStrategies: { items: Listed[]; pageInfo: Next } }>(list, { first: 50, after });
export const useStrategy = (id: string, costs: boolean) => useHostQuery<{ pricingStrategy: Strategy | null }>(one, { id, costs });
export const useRuns = (id: string, after: string | null) =>
  useHostQuery<{ pricingStrategyRuns: { items: Run[]; pageInfo: Next } }>(runs, { id, first: 20, after });
export const useRun = (id: string) => useHostQuery<{ pricingStrategyRun: Run | null }>(oneRun, { id });
export const useDecisions = (run: string, kind: Decision['kind'] | null, after: string | null) =>
  useHostQuery<{ pricingStrategyDecisions: { items: Decision[]; pageInfo: Next } }>(decisions, { run, kind, first: 50, after });
export const usePreview = (definition: Definition) =>
  useHostQuery<{ pricingStrategyPreview: { goods: number; examples: Decision[]; errors: UserError[] } }>(preview, { definition });
export const useKnowsRivals = () => useHostQuery<{ pricingStrategyKnowsRivals: boolean }>(rivals).data?.pricingStrategyKnowsRivals ?? false;

export const useKnowsStockAge = () => useHostQuery<{ pricingStrategyKnowsStockAge: boolean }>(stockAge).data?.pricingStrategyKnowsStockAge ?? false;

/** Does something with a strategy, and has what is shown of strategies asked for anew. */
export function useAct(act: Act) {
  const client = useQueryClient();
  const { mutateAsync, isPending, error } = useHostMutation<Partial<Record<Act, Payload>>>(acts[act]);
  return {
    isPending,
    error,
    async send(input: object): Promise<Payload> {
      const answer = await mutateAsync({ input });
      await client.invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes('PricingStrateg') });
      return answer[act] ?? { errors: [] };
    },
  };
}
