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
  ['keepMillis', 'MILLISECONDS', 0, 90 * day],
  ['jitter', 'SHARE', 0, 0.5],
  ['refreshAt', 'SHARE', 0.5, 1],
  ['warmMillis', 'MILLISECONDS', 0, 30 * day],
  ['notFoundMillis', 'MILLISECONDS', 0, day],
  ['rejectedMillis', 'MILLISECONDS', 1_000, day],
  ['softTimeoutMillis', 'MILLISECONDS', 0, minute],
  ['hardTimeoutMillis', 'MILLISECONDS', 100, minute],
  ['settleMillis', 'MILLISECONDS', 0, hour],
  ['coherence.boundMillis', 'MILLISECONDS', 500, hour],
  ['reserve', 'SHARE', 0, 0.9],
  ['memoryShare', 'SHARE', 0.001, 1],
  ['maxBytes', 'BYTES', 1 << 10, 64 << 20],
  ['compressAboveBytes', 'BYTES', 0, 64 << 20],
].map(([path, unit, least, most]) => ({ path: path.split('.'), unit, least, most }));

const usual = { freshMillis: 5 * minute, staleWhileRevalidateMillis: 55 * minute, staleIfErrorMillis: 2 * day, keepMillis: 0, warmMillis: 0, settleMillis: 0, reserve: 0.1, compressAboveBytes: 4 << 10, jitter: 0.1, refreshAt: 0.75, notFoundMillis: minute, rejectedMillis: 30_000, softTimeoutMillis: 400, hardTimeoutMillis: 5_000, coherence: { mode: 'BOUNDED', boundMillis: 1_000 }, memoryShare: 0.25, maxBytes: 4 << 20 };
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
  return { policy: policy(input.endpoint), errors: [], limits: [] };
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

// ---- What the cache did and holds ------------------------------------------------------------------------------------------

const ageClasses = [60, 300, 1_800, 3_600, 21_600, 86_400, 604_800, null];
const weights = [9_000, 300, 120, 260, 14_000, 52_000, 6_400, 3_100];

function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** Busy by day, calm by night, a bad hour now and then. */
function countsAt(hourNumber, weight, endpointNumber) {
  const local = (hourNumber + 3) % 24;
  const busy = 0.25 + Math.max(0, Math.sin(((local - 5) / 24) * 2 * Math.PI)) * (0.8 + noise(hourNumber + endpointNumber) * 0.5);
  const reads = Math.round((weight / 24) * busy);
  const trouble = noise(Math.floor(hourNumber / 3) * 7 + endpointNumber) > 0.96 ? 0.3 : 0;
  const errors = Math.round(reads * (trouble ? 0.04 : 0.0004 * noise(hourNumber)));
  const stale = Math.round(reads * (0.05 + trouble));
  const misses = Math.round(reads * (0.04 + 0.05 * noise(hourNumber * 3 + endpointNumber)));
  const loads = Math.round(misses * 0.8 + stale * 0.25);
  const failures = Math.round(loads * (trouble ? 0.6 : 0.01));
  return { reads, errors, stale, misses, hits: reads - errors - stale - misses, loads, failures, coalesced: Math.round(misses * 0.2) };
}

const countNames = ['reads', 'hits', 'stale', 'misses', 'errors', 'loads', 'failures', 'coalesced'];
const none = () => Object.fromEntries(countNames.map((name) => [name, 0]));
const add = (sum, other) => Object.fromEntries(countNames.map((name) => [name, sum[name] + other[name]]));
const times = (counts, factor) => Object.fromEntries(countNames.map((name) => [name, Math.round(counts[name] * factor)]));
function finished(counts) {
  const callsSaved = Math.max(0, counts.reads - counts.loads);
  return { ...counts, callsSaved, savedShare: counts.reads > 0 ? callsSaved / counts.reads : null };
}

function statistics(filter, shops) {
  const to = Math.min(Date.now(), filter?.to ? Date.parse(filter.to) : Infinity);
  const from = Math.floor((filter?.from ? Date.parse(filter.from) : to - 7 * day) / hour) * hour;
  const resolution = to - from > 7 * day + hour ? 'DAY' : 'HOUR';
  const step = resolution === 'DAY' ? day : hour;
  const shares = [0.7, 0.25, 0.05];
  const factor = filter?.shopId ? (shares[shops.findIndex(({ id }) => id === filter.shopId)] ?? 0) : 1;
  const wanted = endpoints.map((endpoint, at) => ({ endpoint, at })).filter(({ endpoint }) => !filter?.endpoint || endpoint === filter.endpoint);
  const sums = new Map(wanted.map(({ endpoint }) => [endpoint, none()]));
  const series = new Map();
  for (let at = Math.floor(from / step) * step; at < to; at += step) series.set(at, none());
  for (let at = from; at < to; at += hour) {
    for (const { endpoint, at: number } of wanted) {
      const counts = times(countsAt(Math.floor(at / hour), weights[number], number), factor);
      sums.set(endpoint, add(sums.get(endpoint), counts));
      const point = Math.floor(at / step) * step;
      series.set(point, add(series.get(point), counts));
    }
  }
  const total = [...sums.values()].reduce(add, none());
  return {
    from: iso(from),
    to: iso(to),
    resolution,
    total: finished(total),
    series: [...series].map(([at, counts]) => ({ at: iso(at), counts: finished(counts) })),
    endpoints: [
      ...wanted.map(({ endpoint, at }) => {
        const entries = Math.round(((weights[at] % 9_000) + 12) * factor);
        const ages = ageClasses.map((underSeconds, index) => ({ underSeconds, entries: Math.round(entries * [0.06, 0.21, 0.3, 0.14, 0.12, 0.1, 0.05, 0][index]) }));
        return { endpoint, plugin: policy(endpoint).plugin, counts: finished(sums.get(endpoint)), entries: ages.reduce((sum, one) => sum + one.entries, 0), bytes: entries * 3_900, memoryBytes: entries * 800, ages };
      }),
      ...(filter?.endpoint ? [] : [{ endpoint: 'wb-legacy/stocks', plugin: null, counts: finished(none()), entries: 48, bytes: 91_000, memoryBytes: 0, ages: [{ underSeconds: null, entries: 48 }] }]),
    ].toSorted((a, b) => b.counts.reads - a.counts.reads),
    shops: shops.slice(0, 3).filter(({ id }) => !filter?.shopId || id === filter.shopId).map((shop, at) => ({ shopId: shop.id, sellerName: shop.sellerName, counts: finished(times(total, filter?.shopId ? 1 : shares[at])), entries: 3_000 * (3 - at), bytes: 9_000_000 * (3 - at) })),
    upstreams: filter?.endpoint ? [] : [
      { upstream: 'wb-prices', quotaGroup: 'wb-prices/all', shopId: shops[0].id, sellerName: shops[0].sellerName, quotaLeft: 4.2, quotaBurst: 5, blockedUntil: null, breaker: 'CLOSED' },
      { upstream: 'wb-content', quotaGroup: 'wb-content/cards-list', shopId: shops[0].id, sellerName: shops[0].sellerName, quotaLeft: 0.4, quotaBurst: 20, blockedUntil: iso(Date.now() + 95_000), breaker: 'CLOSED' },
      { upstream: 'wb-statistics', quotaGroup: 'wb-statistics/orders', shopId: shops[1].id, sellerName: shops[1].sellerName, quotaLeft: 1, quotaBurst: 1, blockedUntil: null, breaker: 'OPEN' },
      { upstream: 'wb-prices', quotaGroup: 'wb-prices/all', shopId: shops[2].id, sellerName: shops[2].sellerName, quotaLeft: 1.3, quotaBurst: 5, blockedUntil: null, breaker: 'HALF_OPEN' },
    ],
    memoryBytes: 141_000_000,
    memoryLimitBytes: 268_435_456,
  };
}

function storedEntries(filter, shops) {
  const states = ['VALUE', 'VALUE', 'VALUE', 'INVALIDATED', 'VALUE', 'ABSENT', 'FAILED', 'VALUE', 'NOT_CACHEABLE'];
  return Array.from({ length: 140 }, (_, at) => {
    const ageSeconds = Math.round(at ** 2 * 7 + 4);
    const bytes = 900 + Math.round(noise(at) * 60_000);
    const state = states[at % states.length];
    return { id: Buffer.from(`entry-${at}-of-it`).toString('base64url'), endpoint: filter?.endpoint ?? endpoints[at % endpoints.length], shopId: shops[at % 3].id, state, fetchedAt: ago(ageSeconds * 1_000), ageSeconds, bytes: state === 'ABSENT' ? 0 : bytes, storedBytes: state === 'ABSENT' ? 0 : bytes > 4_096 ? Math.round(bytes / 4) : bytes, keepUntil: iso(Date.now() + 2 * day - ageSeconds * 1_000), problem: state === 'FAILED' ? { kind: 'UNAVAILABLE', message: 'prices-api answered 503', retryAt: iso(Date.now() + 130_000) } : null };
  }).filter((entry) => (!filter?.shopId || entry.shopId === filter.shopId) && (!filter?.state || entry.state === filter.state));
}

let warming = null;
/** The warming job, a second per three entries. */
export function warmJob() {
  if (!warming) return null;
  const { state: ended, at, ...job } = warming;
  const done = Math.min(240, Math.floor((Date.now() - at) / 1_000) * 3);
  const state = ended ?? (done >= 240 ? 'SUCCEEDED' : 'RUNNING');
  return { ...job, state, done, failed: 2, cancellable: state === 'RUNNING', finishedAt: state === 'RUNNING' ? null : iso(Date.now()) };
}
export function cancelWarming() {
  warming = { ...warming, state: 'CANCELLED' };
  return warmJob();
}
function startWarming(input) {
  warming = { id: 'job-warm', type: 'platform:cache-warm', shopId: input.shopId ?? null, total: 240, message: null, problem: null, createdAt: iso(Date.now()), startedAt: iso(Date.now()), at: Date.now() };
  return { job: warmJob(), errors: [] };
}

const figures = { READS: ({ counts }) => counts.reads, SAVED: ({ counts }) => counts.savedShare ?? -1, LOADS: ({ counts }) => counts.loads, FAILURES: ({ counts }) => counts.failures, COALESCED: ({ counts }) => counts.coalesced, ENTRIES: ({ entries }) => entries, BYTES: ({ bytes }) => bytes };
const paged = (rows) => ({ page: { number = 0, size = 25 } = {}, order: { by = 'READS', direction = 'DESC' } = {} }) => {
  const figure = figures[by];
  const all = rows.toSorted((a, b) => (direction === 'ASC' ? figure(a) - figure(b) : figure(b) - figure(a)));
  return { items: all.slice(number * size, number * size + size), totalItems: all.length };
};

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
      const wrong = [];
      for (const limit of limits) {
        const { path, least, most } = limit;
        const value = path.reduce((place, name) => place?.[name], input);
        if (value != null && (value < least || value > most)) {
          errors.push(refuse('OUT_OF_BOUNDS', `${path.at(-1)} must be from ${least} to ${most}, but was ${value}`, ...path));
          wrong.push(limit);
        }
      }
      if (errors.length > 0) return { errors, limits: wrong };
      const { endpoint: _endpoint, expectedVersion: _version, reason: _reason, ...set } = input;
      const override = Object.fromEntries(Object.entries({ ...changed.get(input.endpoint)?.override, ...set }).filter(([, value]) => value != null));
      return store(input, override);
    },
    cachePolicyReset: ({ input }, context) => {
      signedIn(context);
      const errors = objections(input);
      return errors.length > 0 ? { errors, limits: [] } : store(input, {});
    },
    cacheInvalidate: ({ input }, context) => {
      signedIn(context);
      if (!input.endpoint && !input.shopId) return { shops: 0, errors: [refuse('SCOPE_REQUIRED', 'Name an endpoint, a shop, or both')] };
      return { shops: input.shopId ? 1 : shops().length, errors: [] };
    },
    cacheStats: ({ filter }, context) => {
      signedIn(context);
      const { endpoints: known, shops: served, ...stats } = statistics(filter, shops());
      return { ...stats, endpoints: paged(known), shops: paged(served) };
    },
    cacheEntries: ({ filter, first, after }, context) => (signedIn(context), connection(storedEntries(filter, shops()), first, after)),
    cacheWarm: ({ input }, context) => (signedIn(context), startWarming(input)),
    cacheClearExpired: (_, context) => (signedIn(context), { removed: 1_284, errors: [] }),
    syncRuns: ({ filter, first, after }, context) => {
      signedIn(context);
      return connection(log.filter((run) => (!filter?.shopId || run.shopId === filter.shopId) && (!filter?.mirror || run.mirror === filter.mirror) && (!filter?.outcome || run.outcome === filter.outcome)), first, after);
    },
  };
}

