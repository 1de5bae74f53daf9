// The cache's part of the mock host: policies, their changes, the sync log.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const iso = (millis) => new Date(millis).toISOString();
const ago = (millis) => iso(Date.now() - millis);
const refuse = (code, message, ...path) => ({ code, message, path });

const limits = [
  ['freshMillis', 'MILLISECONDS', 0, 30 * day],
  ['staleWhileRevalidateMillis', 'MILLISECONDS', 0, 30 * day],
  ['staleIfErrorMillis', 'MILLISECONDS', 0, 90 * day],
  ['jitter', 'SHARE', 0, 0.5],
  ['refreshAt', 'SHARE', 0.5, 1],
  ['notFoundMillis', 'MILLISECONDS', 0, day],
  ['rejectedMillis', 'MILLISECONDS', 1_000, day],
  ['softTimeoutMillis', 'MILLISECONDS', 0, minute],
  ['hardTimeoutMillis', 'MILLISECONDS', 100, minute],
  ['coherence.boundMillis', 'MILLISECONDS', 500, hour],
  ['memoryShare', 'SHARE', 0.001, 1],
  ['maxBytes', 'BYTES', 1 << 10, 64 << 20],
].map(([path, unit, least, most]) => ({ path: path.split('.'), unit, least, most }));

const usual = { freshMillis: 5 * minute, staleWhileRevalidateMillis: 55 * minute, staleIfErrorMillis: 2 * day, jitter: 0.1, refreshAt: 0.75, notFoundMillis: minute, rejectedMillis: 30_000, softTimeoutMillis: 400, hardTimeoutMillis: 5_000, coherence: { mode: 'BOUNDED', boundMillis: 1_000 }, memoryShare: 0.25, maxBytes: 4 << 20 };
const change = (override, changedAt, reason) => ({ override, version: 3, changedAt, changedBy: 'admin@vitrina.local', reason });

const declared = new Map([
  ['wb-common/seller-info', ['wb-tokens', { ...usual, freshMillis: 6 * hour, staleWhileRevalidateMillis: 18 * hour, staleIfErrorMillis: 7 * day, maxBytes: 64 << 10 }]],
  ['wb-content/card-limits', ['wb-products', { ...usual, freshMillis: hour }]],
  ['wb-content/colors', ['wb-products', { ...usual, freshMillis: day, staleWhileRevalidateMillis: 6 * day, staleIfErrorMillis: 30 * day, coherence: { mode: 'EVENTUAL', boundMillis: null } }]],
  ['wb-content/subject-characteristics', ['wb-products', { ...usual, freshMillis: 12 * hour, maxBytes: 16 << 20 }]],
  ['wb-media/probe', ['wb-media', { ...usual, freshMillis: 30 * day, memoryShare: 0.05 }]],
  ['wb-prices/goods', ['wb-pricing', usual]],
  ['wb-prices/quarantine', ['wb-pricing', { ...usual, freshMillis: minute, coherence: { mode: 'STRICT', boundMillis: null } }]],
  ['wb-statistics/orders', ['wb-bi', { ...usual, freshMillis: 30 * minute, memoryShare: 0.4 }]],
]);
export const endpoints = [...declared.keys()];
const changed = new Map([
  ['wb-prices/goods', change({ freshMillis: 10 * minute, jitter: 0.2 }, ago(3 * hour), 'Спокойнее до понедельника: лимит цен общий с загрузкой')],
  ['wb-legacy/stocks', { ...change({ freshMillis: 2 * hour }, ago(40 * day), 'Остатки меняются редко'), plugin: 'wb-stocks' }],
  ['wb-statistics/orders', change({ coherence: { mode: 'EVENTUAL', boundMillis: null } }, ago(9 * day), 'Отчёты могут опаздывать')],
]);

function policy(endpoint) {
  const [plugin, values] = declared.get(endpoint) ?? [changed.get(endpoint)?.plugin, null];
  const { override = null, version = 0, changedAt = null, changedBy = null, reason = null } = changed.get(endpoint) ?? {};
  return { endpoint, plugin, orphaned: values === null, declared: values, override, effective: values && { ...values, ...override }, version, changedAt, changedBy, reason };
}

const policies = () => [...new Set([...declared.keys(), ...changed.keys()])].filter((endpoint) => declared.has(endpoint) || changed.get(endpoint).override).toSorted().map(policy);

function store(input, override) {
  const before = changed.get(input.endpoint);
  const kept = Object.keys(override).length > 0 ? override : null;
  changed.set(input.endpoint, { ...before, override: kept, version: (before?.version ?? 0) + 1, changedAt: iso(Date.now()), changedBy: 'admin@vitrina.local', reason: input.reason });
  return { policy: policy(input.endpoint), errors: [] };
}

function objections({ endpoint, expectedVersion, reason }) {
  if (!declared.has(endpoint) && !changed.has(endpoint)) return [refuse('NOT_FOUND', 'No plugin that is active declares this endpoint', 'endpoint')];
  if (policy(endpoint).version !== expectedVersion) return [refuse('CONFLICT', 'Somebody else has changed this policy', 'expectedVersion')];
  return reason.trim() ? [] : [refuse('INVALID_REASON', 'Say why in 1 to 500 characters', 'reason')];
}

/** As if another operator had saved meanwhile. */
export function overtake() {
  store({ endpoint: 'wb-prices/goods', reason: 'Возвращаем обычный разброс' }, { ...changed.get('wb-prices/goods')?.override, jitter: changed.get('wb-prices/goods').version % 2 ? 0.05 : 0.15 });
  Object.assign(changed.get('wb-prices/goods'), { changedBy: 'manager@vitrina.local' });
}

function runs(shops) {
  const outcomes = ['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED', 'INTERRUPTED', 'COMPLETED', 'COMPLETED_WITHOUT_DELETING', 'CANCELLED'];
  return Array.from({ length: 130 }, (_, at) => {
    const full = at % 7 === 4;
    const outcome = at === 0 ? null : outcomes[(at * 3) % outcomes.length];
    const seen = full ? 12_000 - at : 20 + ((at * 37) % 400);
    const setAside = at % 11 === 3 ? 2 : 0;
    return {
      id: `r${at}`,
      shopId: shops[at % shops.length].id,
      mirror: 'wb-products/cards',
      mode: full ? 'FULL' : 'INCREMENTAL',
      startedAt: ago(at * 310_000 + 20_000),
      finishedAt: at === 0 ? null : ago(at * 310_000 + 20_000 - (full ? 125_000 : 4_200)),
      outcome,
      problem: outcome === 'INTERRUPTED' ? { kind: 'RATE_LIMITED', message: 'content-api answered 429', retryAt: null } : null,
      pages: Math.ceil(seen / 100),
      seen,
      created: at % 5,
      updated: Math.floor(seen / 9),
      unchanged: seen - Math.floor(seen / 9) - (at % 5) - setAside,
      deleted: full ? at % 3 : 0,
      setAside,
      setAsideReasons: setAside ? 'nmID 140010211: "dimensions" is not an object\nnmID 140010352: "sizes[0].skus" is missing' : null,
    };
  });
}

/** Resolvers; `signedIn` throws where nobody is. */
export function cacheResolvers({ signedIn, connection, shops }) {
  const log = runs(shops());
  return {
    cachePolicies: ({ page: { number = 0, size = 25 } = {} }, context) => {
      signedIn(context);
      const all = policies();
      return { items: all.slice(number * size, number * size + size), totalItems: all.length, limits };
    },
    cachePolicySet: ({ input }, context) => {
      signedIn(context);
      const errors = objections(input);
      for (const { path, least, most } of limits) {
        const value = path.reduce((place, name) => place?.[name], input);
        if (value != null && (value < least || value > most)) errors.push(refuse('OUT_OF_BOUNDS', `${path.at(-1)} must be from ${least} to ${most}, but was ${value}`, ...path));
      }
      if (errors.length > 0) return { errors };
      const { endpoint: _endpoint, expectedVersion: _version, reason: _reason, ...set } = input;
      const override = Object.fromEntries(Object.entries({ ...changed.get(input.endpoint)?.override, ...set }).filter(([, value]) => value != null));
      return store(input, override);
    },
    cachePolicyReset: ({ input }, context) => {
      signedIn(context);
      const errors = objections(input);
      return errors.length > 0 ? { errors } : store(input, {});
    },
    cacheInvalidate: ({ input }, context) => {
      signedIn(context);
      if (!input.endpoint && !input.shopId) return { shops: 0, errors: [refuse('SCOPE_REQUIRED', 'Name an endpoint, a shop, or both')] };
      return { shops: input.shopId ? 1 : shops().length, errors: [] };
    },
    syncRuns: ({ filter, first, after }, context) => {
      signedIn(context);
      return connection(log.filter((run) => (!filter?.shopId || run.shopId === filter.shopId) && (!filter?.mirror || run.mirror === filter.mirror) && (!filter?.outcome || run.outcome === filter.outcome)), first, after);
    },
  };
}

