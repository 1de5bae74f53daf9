import type { UserError } from './api.ts';
import type { Operation } from './rule.ts';
import type { Definition, Event, FormulaKind, TriggerKind, Weekday } from './strategy-types.ts';

export interface PhaseDraft {
  from: string;
  until: string;
  days: Weekday[];
  discount: string;
}

/** A strategy as it stands in the form: what is typed is text until it is sent. */
export interface Draft {
  name: string;
  scope: 'matching' | 'chosen';
  text: string;
  paidMin: string;
  paidMax: string;
  badTurnover: boolean;
  articles: string;
  trigger: TriggerKind;
  at: string;
  days: Weekday[];
  events: Event[];
  formula: FormulaKind;
  operation: Operation;
  value: string;
  unit: 'PERCENT' | 'AMOUNT';
  ending: string;
  phases: PhaseDraft[];
  otherwise: string;
  floor: string;
  ceiling: string;
  leastMargin: string;
  mostStep: string;
  changesADay: string;
  coolDown: string;
  hoursFrom: string;
  hoursUntil: string;
  brGoods: string;
  brStep: string;
  brBlocked: string;
  brBack: string;
  brFailures: string;
}

export const emptyPhase: PhaseDraft = { from: '', until: '', days: [], discount: '' };

export const emptyDraft: Draft = {
  name: '',
  scope: 'matching',
  text: '',
  paidMin: '',
  paidMax: '',
  badTurnover: false,
  articles: '',
  trigger: 'DAILY',
  at: '09:00',
  days: [],
  events: [],
  formula: 'STEP',
  operation: 'SET_DISCOUNTED_PRICE',
  value: '-5',
  unit: 'AMOUNT',
  ending: '',
  phases: [emptyPhase],
  otherwise: '',
  floor: '',
  ceiling: '',
  leastMargin: '',
  mostStep: '10',
  changesADay: '1',
  coolDown: '0',
  hoursFrom: '',
  hoursUntil: '',
  brGoods: '30',
  brStep: '15',
  brBlocked: '20',
  brBack: '20',
  brFailures: '3',
};

const shown = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));

export function draftOf(name: string, { scope, trigger, formula, guards, breaker }: Definition): Draft {
  return {
    ...emptyDraft,
    name,
    scope: scope.nmIds ? 'chosen' : 'matching',
    articles: scope.nmIds?.join(' ') ?? '',
    text: scope.filter?.text ?? '',
    paidMin: shown(scope.filter?.paidMin),
    paidMax: shown(scope.filter?.paidMax),
    badTurnover: scope.filter?.badTurnover ?? false,
    trigger: trigger.kind,
    at: trigger.at ?? emptyDraft.at,
    days: trigger.days ?? [],
    events: trigger.events ?? [],
    formula: formula.kind,
    operation: formula.operation ?? emptyDraft.operation,
    value: shown(formula.value),
    unit: formula.unit ?? 'AMOUNT',
    ending: formula.ending ?? '',
    phases: formula.phases?.map(({ from, until, days, discount }) => ({ from: from ?? '', until: until ?? '', days: days ?? [], discount: String(discount) })) ?? [emptyPhase],
    otherwise: shown(formula.otherwise),
    floor: shown(guards.floor),
    ceiling: shown(guards.ceiling),
    leastMargin: shown(guards.leastMargin),
    mostStep: shown(guards.mostStep),
    changesADay: shown(guards.changesADay),
    coolDown: shown(guards.coolDownHours),
    hoursFrom: guards.hours?.from ?? '',
    hoursUntil: guards.hours?.until ?? '',
    ...(breaker && {
      brGoods: shown(breaker.goods),
      brStep: shown(breaker.step),
      brBlocked: shown(breaker.blocked),
      brBack: shown(breaker.takenBack),
      brFailures: shown(breaker.failures),
    }),
  };
}

/** A decimal comma is what people here type; null for what is no number. */
export function decimal(text: string): number | null {
  const bare = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(bare) ? Number(bare) : null;
}

const or = (text: string, fallback: number) => decimal(text) ?? fallback;
// An empty whole number must be refused by the host rather than made up here.
const whole = (text: string) => Math.trunc(or(text, -1));

export function definitionOf(draft: Draft): Definition {
  const scheduled = draft.formula === 'DISCOUNTS';
  return {
    scope:
      draft.scope === 'chosen'
        ? { nmIds: draft.articles.split(/[\s,;]+/).filter((article) => article !== ''), filter: null }
        : {
            nmIds: null,
            filter: {
              text: draft.text.trim() || null,
              discountMin: null,
              discountMax: null,
              paidMin: decimal(draft.paidMin),
              paidMax: decimal(draft.paidMax),
              pricedBySize: null,
              badTurnover: draft.badTurnover || null,
            },
          },
    trigger: {
      kind: draft.trigger,
      at: draft.trigger === 'EVENTS' ? null : draft.at,
      days: draft.trigger === 'WEEKLY' ? draft.days : null,
      events: draft.trigger === 'EVENTS' ? draft.events : null,
    },
    formula: {
      kind: draft.formula,
      operation: draft.formula === 'RULE' ? draft.operation : null,
      value: scheduled ? null : decimal(draft.value),
      unit: draft.formula === 'RIVAL' ? draft.unit : null,
      ending: scheduled ? null : draft.ending || null,
      rounding: null,
      phases: scheduled
        ? draft.phases.map(({ from, until, days, discount }) => ({ from: from || null, until: until || null, days, discount: whole(discount) }))
        : null,
      otherwise: scheduled && draft.otherwise !== '' ? whole(draft.otherwise) : null,
    },
    guards: {
      floor: decimal(draft.floor),
      ceiling: decimal(draft.ceiling),
      leastMargin: decimal(draft.leastMargin),
      mostStep: or(draft.mostStep, 0),
      changesADay: whole(draft.changesADay),
      coolDownHours: whole(draft.coolDown),
      hours: draft.hoursFrom || draft.hoursUntil ? { days: null, from: draft.hoursFrom, until: draft.hoursUntil } : null,
    },
    breaker: {
      goods: whole(draft.brGoods),
      step: or(draft.brStep, -1),
      blocked: whole(draft.brBlocked),
      takenBack: whole(draft.brBack),
      failures: whole(draft.brFailures),
    },
  };
}

const numbers = ['paidMin', 'paidMax', 'floor', 'ceiling', 'leastMargin'] as const;

/** Numbers that may be left out, and are none: the host would take them for left out. */
export function unreadable(draft: Draft): ReadonlySet<string> {
  return new Set(numbers.filter((name) => draft[name].trim() !== '' && decimal(draft[name]) === null));
}

/** The message for a field, by how the path of its refusal ends. */
export function messageAt(errors: readonly UserError[], ...path: string[]): string | undefined {
  return errors.find((error) => path.every((part, at) => error.path[error.path.length - path.length + at] === part))?.message;
}
