// Strategies of the mock host, their runs, and why each price is what it is.
const money = (amount) => ({ amount: String(amount), currencyCode: 'RUB' });
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const whole = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const noFormula = { operation: null, value: null, unit: null, ending: null, rounding: null, phases: null, otherwise: null };
const guards = { floor: 690, leastMargin: 15, ceiling: 2_490, mostStep: 10, changesADay: 1, coolDownHours: 6, hours: { days: null, from: '09:00', until: '20:00' } };
const breaker = { goods: 30, step: 15, blocked: 20, takenBack: 20, failures: 3 };
const everything = { nmIds: null, filter: { text: 'зима', discountMin: null, discountMax: null, paidMin: null, paidMax: null, pricedBySize: null, badTurnover: null } };

const run = (id, changes) => ({
  id,
  strategyId: '3',
  cause: 'TIME',
  by: null,
  mode: 'PROPOSE',
  outcome: 'PROPOSED',
  reason: null,
  plannedAt: inDays(-0.2),
  prices: 128,
  changed: 41,
  held: 12,
  averageStep: -4.31,
  changeSetId: '5012',
  ...changes,
});
const runs = [
  run('90'),
  run('80', { outcome: 'STOPPED', changeSetId: null, changed: 96, held: 0, averageStep: -18.2, reason: 'The breaker stopped the strategy', plannedAt: inDays(-1.2) }),
  run('70', { outcome: 'REPORTED', mode: 'DRY_RUN', cause: 'PERSON', by: 'anna@example.org', changeSetId: null, plannedAt: inDays(-2.1) }),
];

const tally = (changes) => ({
  prices: 128,
  changed: 41,
  kept: 75,
  held: 12,
  averageStep: -4.31,
  marginBefore: 24.6,
  marginAfter: 21.2,
  byGuard: [
    { guard: 'FLOOR', held: 7, bent: 3 },
    { guard: 'LEAST_MARGIN', held: 5, bent: 0 },
    { guard: 'STEP', held: 0, bent: 9 },
  ],
  ...changes,
});

const strategies = [
  {
    id: '3',
    name: 'Распродажа зимней коллекции: шаг вниз до нижнего предела',
    version: 4,
    mode: 'PROPOSE',
    state: 'ACTIVE',
    stop: null,
    definition: { scope: everything, trigger: { kind: 'DAILY', at: '09:30', days: null, events: null }, formula: { ...noFormula, kind: 'STEP', value: -4.5, ending: '9' }, guards, breaker },
    simulated: true,
    simulation: {
      at: inDays(-0.3),
      now: tally(),
      replay: { from: inDays(-30), until: inDays(-1), runs: 30, changes: 214, outcome: tally({ changed: 104, kept: 24, held: 0, averageStep: -11.8, marginAfter: 16.1 }) },
      limits: ['How much buyers would have bought at other prices is not simulated.', 'Commission, logistics and tax are those of today; costs are those of each day.'],
    },
    lastRun: runs[0],
  },
  {
    id: '2',
    name: 'Маржа 22 %',
    version: 2,
    mode: 'AUTOMATIC',
    state: 'STOPPED',
    stop: { cause: 'TOO_MANY_CHANGES', text: '96 of 128 prices (75 %) would move by more than 15 %; up to 30 % of them may.' },
    definition: { scope: everything, trigger: { kind: 'EVENTS', at: null, days: null, events: ['COST_CHANGED'] }, formula: { ...noFormula, kind: 'HOLD_MARGIN', value: 22, ending: '9' }, guards, breaker },
    simulated: true,
    simulation: null,
    lastRun: runs[1],
  },
  {
    id: '1',
    name: 'Скидка выходного дня',
    version: 1,
    mode: 'DRY_RUN',
    state: 'PAUSED',
    stop: null,
    definition: {
      scope: everything,
      trigger: { kind: 'WEEKLY', at: '00:10', days: ['MONDAY', 'SATURDAY'], events: null },
      formula: { ...noFormula, kind: 'DISCOUNTS', phases: [{ from: null, until: null, days: ['SATURDAY', 'SUNDAY'], discount: 25 }], otherwise: 10 },
      guards,
      breaker,
    },
    simulated: false,
    simulation: null,
    lastRun: null,
  },
].map((strategy) => ({ ...strategy, editedBy: 'anna@example.org', editedAt: inDays(-3), modeBy: 'anna@example.org' }));

const decision = ({ nmId, vendorCode }, at) => {
  const paid = 1_100 + at * 90;
  const held = at === 1;
  const after = Math.round(paid * 0.955);
  return {
    runId: '90',
    nmId,
    label: vendorCode,
    kind: held ? 'HELD' : 'CHANGED',
    guards: held ? ['FLOOR'] : at === 2 ? ['STEP'] : [],
    before: { price: money(paid * 2), discount: 50, paid: money(paid) },
    after: held ? null : { price: money(after * 2), discount: 50, paid: money(after) },
    step: held ? null : -4.5,
    why: [
      `Now: price ${paid * 2}, discount 50 %, paid ${paid}.`,
      `A step on: price ${after * 2}, discount 50 %, paid ${after}.`,
      held ? 'Left as it is: it would go below the floor of 690, or the limits leave no price.' : `Becomes: price ${after * 2}, discount 50 %, paid ${after} (-4.5 %).`,
    ],
  };
};

/** @param {{ cards(context: object): object[] }} host the cards of the shop that is asked for */
export function strategyResolvers({ cards }) {
  const some = (context, count) => cards(context).slice(0, count).map(decision);
  return {
    pricingStrategies: (_, context) => ({ items: cards(context).length > 0 ? strategies : [], pageInfo: whole }),
    pricingStrategy: ({ id }) => strategies.find((strategy) => strategy.id === id) ?? null,
    pricingStrategyRuns: () => ({ items: runs, pageInfo: whole }),
    pricingStrategyDecisions: (_, context) => ({ items: some(context, 6), pageInfo: whole }),
    pricingStrategyPreview: (_, context) => ({ goods: 128, examples: some(context, 3), errors: [] }),
    pricingStrategyKnowsRivals: () => true,
    pricingStrategyKnowsStockAge: () => false,
  };
}
