import type { Money } from './api.ts';
import type { Operation } from './rule.ts';

export type Mode = 'DRY_RUN' | 'PROPOSE' | 'AUTOMATIC';
export type State = 'ACTIVE' | 'PAUSED' | 'STOPPED';
export type Guard = 'FLOOR' | 'LEAST_MARGIN' | 'CEILING' | 'STEP' | 'CHANGES_A_DAY' | 'COOL_DOWN' | 'HOURS' | 'UNKNOWN';
export type Event = 'COST_CHANGED' | 'PROMOTION_ANNOUNCED' | 'PROMOTION_STARTED' | 'RIVAL_MOVED' | 'STOCK_AGED';
export type FormulaKind = 'RULE' | 'STEP' | 'HOLD_MARGIN' | 'RIVAL' | 'DISCOUNTS';
export type TriggerKind = 'DAILY' | 'WEEKLY' | 'EVENTS';
export type Outcome = 'REPORTED' | 'NOTHING_TO_CHANGE' | 'PROPOSED' | 'CONFIRMED' | 'STOPPED' | 'SKIPPED' | 'FAILED';
export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Filter {
  text: string | null;
  discountMin: number | null;
  discountMax: number | null;
  paidMin: number | null;
  paidMax: number | null;
  pricedBySize: boolean | null;
  badTurnover: boolean | null;
}

export interface Phase {
  from: string | null;
  until: string | null;
  days: Weekday[] | null;
  discount: number;
}

export interface Hours {
  days: Weekday[] | null;
  from: string;
  until: string;
}

export interface Definition {
  scope: { nmIds: string[] | null; filter: Filter | null };
  trigger: { kind: TriggerKind; at: string | null; days: Weekday[] | null; events: Event[] | null };
  formula: {
    kind: FormulaKind;
    operation: Operation | null;
    value: number | null;
    unit: 'PERCENT' | 'AMOUNT' | null;
    ending: string | null;
    rounding: 'UP' | 'DOWN' | 'NEAREST' | null;
    phases: Phase[] | null;
    otherwise: number | null;
  };
  guards: {
    floor: number | null;
    leastMargin: number | null;
    ceiling: number | null;
    mostStep: number;
    changesADay: number;
    coolDownHours: number;
    hours: Hours | null;
  };
  breaker: { goods: number; step: number; blocked: number; takenBack: number; failures: number } | null;
}

export interface Run {
  id: string;
  cause: Event | 'TIME' | 'PERSON';
  by: string | null;
  mode: Mode;
  outcome: Outcome | null;
  reason: string | null;
  plannedAt: string;
  prices: number;
  changed: number;
  held: number;
  averageStep: number | null;
  changeSetId: string | null;
}

export interface Listed {
  id: string;
  name: string;
  mode: Mode;
  state: State;
  stop: { text: string } | null;
  definition: Pick<Definition, 'trigger'> & { formula: Pick<Definition['formula'], 'kind' | 'value' | 'operation'> };
  lastRun: Run | null;
}

export interface Tally {
  prices: number;
  changed: number;
  kept: number;
  held: number;
  averageStep: number | null;
  marginBefore?: number | null;
  marginAfter?: number | null;
  byGuard: { guard: Guard; held: number; bent: number }[];
}

export interface Simulation {
  at: string;
  now: Tally;
  replay: { from: string; until: string; runs: number; changes: number; outcome: Tally } | null;
  limits: string[];
}

export interface Strategy {
  id: string;
  name: string;
  version: number;
  mode: Mode;
  state: State;
  stop: { text: string } | null;
  definition: Definition;
  simulated: boolean;
  simulation: Simulation | null;
  editedBy: string;
  editedAt: string;
  lastRun: Pick<Run, 'id' | 'outcome'> | null;
}

export interface Decision {
  nmId: string;
  label: string;
  kind: 'CHANGED' | 'KEPT' | 'HELD';
  guards: Guard[];
  before: { paid: Money };
  after: { paid: Money } | null;
  step: number | null;
  why: string[];
}
