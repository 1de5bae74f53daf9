// A GraphQL server with generated data, for looking at the UI and for its screenshots. Never shipped.
//   node dev/mock-server.mjs [port]     then open http://127.0.0.1:8080 (admin@vitrina.local / admin-password)
// POST /dev/fault {"operation": "Products", "code": "RATE_LIMITED", ...extensions} makes an operation fail; {} clears.
// POST /dev/state {"sync": "first" | "waiting" | "paused" | "failed" | "stale" | "done", "expire": true, "overtake": true, "fresh": true, "plugins": ...} sets scenes.
import { createServer } from 'node:http';
import { readFileSync, existsSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, graphql, GraphQLError, parse, subscribe } from 'graphql';
import { changeResolvers } from './mock-changes.mjs';
import { costResolvers } from './mock-costs.mjs';
import { cacheResolvers, cancelWarming, overtake, warmJob } from './mock-cache.mjs';
import { careResolvers, flawCounts, flawsOf, healthOf, scoreOf } from './mock-care.mjs';
import { createData, tags } from './mock-data.mjs';
import { editingResolvers } from './mock-editing.mjs';
import { feedbackResolvers } from './mock-feedbacks.mjs';
import { keyResolvers } from './mock-keys.mjs';
import { notificationResolvers } from './mock-notifications.mjs';
import { inventory, mediaResolvers } from './mock-media.mjs';
import { pluginActs, pluginJob, pluginResolvers, receivePackage, retryPluginJob, runningPluginJobs, setPlugins, setUi, uiFolder, uiManifest } from './mock-plugins.mjs';
import { priceResolvers } from './mock-prices.mjs';
import { rivalResolvers } from './mock-rivals.mjs';
import { strategyResolvers } from './mock-strategies.mjs';
import { troubleResolvers } from './mock-trouble.mjs';
import { viewResolvers } from './mock-views.mjs';

/** Subjects below one category. */
const category = (id, name, below) => ({ id, name, count: below.reduce((sum, one) => sum + one.count, 0), subjects: below });

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '..', '..');
const statics = process.env.VITRINA_UI_OUT ?? join(here, '..', 'target', 'classes', 'static');

const folders = ['platform-core', 'plugins/wb-tokens', 'plugins/wb-products', 'plugins/wb-media', 'plugins/wb-pricing', 'samples/wb-feedbacks-plugin'].map((module) => join(repository, module, 'src/main/resources/graphql'));
const sdl = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.graphqls')).map((name) => readFileSync(join(folder, name), 'utf8'))).join('\n');
const schema = buildSchema(sdl);

/** What the built UI asks by id. */
const documents = () => (texts ??= JSON.parse(readFileSync(join(statics, '..', 'META-INF', 'vitrina', 'documents.json'), 'utf8')));
let texts;

const data = createData();
const families = new Map();
let faults = new Map();
let scene = 'done';
const tokenSeconds = Number(process.env.MOCK_TOKEN_SECONDS ?? 900);
let revokedBefore = 0;
let fresh = false;

const fail = (code, message, extensions = {}) => new GraphQLError(message, { extensions: { code, ...extensions } });
const now = () => new Date().toISOString();
const iso = (millis) => new Date(millis).toISOString();

const all = ['wb-tokens:read', 'wb-tokens:write', 'wb-products:read', 'wb-products:sync', 'wb-products:write', 'platform:users', 'platform:audit', 'platform:jobs', 'platform:views', 'platform:sending', 'platform:cache', 'platform:developer', 'platform:plugins', 'wb-pricing:read', 'wb-pricing:write', 'wb-pricing:costs', 'wb-pricing:strategies', 'wb-feedbacks:read', 'wb-media:read', 'wb-media:download', 'wb-media:check', 'wb-media:edit'];
const bundles = { ADMIN: all, MANAGER: ['wb-products:read', 'wb-products:sync', 'wb-pricing:read', 'platform:views'], VIEWER: ['wb-products:read', 'wb-pricing:read'] };

function signIn(user, respond) {
  const refresh = randomUUID();
  families.set(refresh, user.id);
  respond.setHeader('Set-Cookie', `refresh=${refresh}; HttpOnly; SameSite=Strict; Path=/graphql`);
  return { accessToken: `${user.id}.${Date.now()}.${randomUUID()}`, expiresAt: iso(Date.now() + tokenSeconds * 1000), user: view(user), errors: [] };
}

function view(user, shopId) {
  if (!user) return null;
  const grant = user.grants.find((one) => one.shopId === shopId)?.role;
  return { ...user, permissions: bundles[user.role === 'ADMIN' ? 'ADMIN' : (grant ?? user.role)] };
}

function who(context) {
  const [id, issued] = (context.authorization ?? '').replace('Bearer ', '').split('.');
  const user = data.users.find((one) => one.id === id);
  if (!user || Number(issued) < revokedBefore || Date.now() - Number(issued) > tokenSeconds * 1000) throw fail('UNAUTHENTICATED', 'Sign in.');
  return user;
}

function may(context, permission) {
  const user = who(context);
  if (!view(user, context.shopId).permissions.includes(permission)) throw fail('FORBIDDEN', `It needs ${permission}.`);
  return user;
}

function shopOf(context) {
  const user = who(context);
  if (!context.shopId) throw fail('INVALID_INPUT', 'Choose a shop.', { reason: 'SHOP_REQUIRED' });
  const shop = data.shops.find((one) => one.id === context.shopId);
  if (!shop || (user.role !== 'ADMIN' && !user.grants.some((grant) => grant.shopId === shop.id))) throw fail('FORBIDDEN', 'No grant for this shop.');
  return shop;
}

function freshness() {
  const stale = scene === 'stale';
  const age = stale ? 8_040 : 140;
  return {
    state: stale ? 'STALE_ON_ERROR' : 'FRESH',
    fetchedAt: iso(Date.now() - age * 1000),
    ageSeconds: age,
    expiresAt: iso(Date.now() + (stale ? -7_000_000 : 160_000)),
    source: 'MIRROR',
    problem: stale ? { kind: 'UNAVAILABLE', message: 'content-api answered 503', retryAt: iso(Date.now() + 240_000) } : null,
  };
}

const conditions = {
  'wb-media.broken-photos': { names: ['Missing or broken photos', 'Нет фото на сервере или фото повреждены', '图片缺失或损坏'], each: 17 },
  'wb-media.broken-video': { names: ['Broken video', 'Видео не открывается', '视频损坏'], each: 41 },
  'wb-media.checked': { names: ['Media checked', 'Медиа проверены', '媒体已检查'], without: ['Media not checked yet', 'Медиа ещё не проверены', '媒体尚未检查'], each: 1.2 },
  'wb-media.duplicate-photos': { names: ['Photos that look alike', 'Похожие фото', '图片相似'], each: 9 },
};
const hasCondition = (card, id) => Number(card.nmId) % (conditions[id]?.each ?? 1e12) < 1;

function matches(filter, ignore) {
  const text = filter?.text?.toLowerCase();
  return (card) =>
    (!text || card.title.toLowerCase().includes(text) || card.vendorCode.toLowerCase().includes(text) || card.nmId === text || card.sizes.some((size) => size.skus.includes(text))) &&
    (ignore === 'brands' || !filter?.brands?.length || filter.brands.includes(card.brand)) &&
    (ignore === 'subjectIds' || !filter?.subjectIds?.length || filter.subjectIds.includes(card.subjectId)) &&
    (ignore === 'tagIds' || !filter?.tagIds?.length || card.tags.some((tag) => filter.tagIds.includes(tag.id))) &&
    (filter?.flaws ?? []).every((flaw) => flawsOf(card).includes(flaw)) &&
    (filter?.conditions ?? []).every((id) => hasCondition(card, id)) &&
    !(filter?.withoutConditions ?? []).some((id) => hasCondition(card, id)) &&
    (filter?.scoreBelow == null || scoreOf(card) < filter.scoreBelow) &&
    (filter?.hasVideo == null || filter.hasVideo === (card.video !== null)) &&
    (filter?.photosMin == null || card.photoCount >= filter.photosMin) &&
    (filter?.photosMax == null || card.photoCount <= filter.photosMax) &&
    (!filter?.updatedFrom || card.updatedAt >= filter.updatedFrom) &&
    (!filter?.updatedTo || card.updatedAt < filter.updatedTo);
}

function visible(shop) {
  const cards = data.products[shop.id] ?? [];
  const job = syncJob(shop);
  return job && scene !== 'done' && scene !== 'stale' && scene !== 'paused' ? cards.slice(0, job.done) : cards;
}

const keys = { UPDATED_AT: 'updatedAt', CREATED_AT: 'createdAt', TITLE: 'title', VENDOR_CODE: 'vendorCode', NM_ID: 'nmId', SCORE: 'score' };

function connection(rows, first, after, extra) {
  const from = after ? Number(Buffer.from(after, 'base64').toString()) + 1 : 0;
  const slice = rows.slice(from, from + first);
  const edges = slice.map((node, at) => ({ cursor: Buffer.from(String(from + at)).toString('base64'), node }));
  return { edges, nodes: slice, totalCount: rows.length, pageInfo: { hasNextPage: from + first < rows.length, hasPreviousPage: from > 0, startCursor: edges[0]?.cursor, endCursor: edges.at(-1)?.cursor }, ...extra };
}

function count(cards, key, limit) {
  const counts = new Map();
  for (const card of cards) for (const [id, name] of key(card)) counts.set(id, { id, name, count: (counts.get(id)?.count ?? 0) + 1 });
  return [...counts.values()].toSorted((a, b) => b.count - a.count).slice(0, limit);
}

const started = Date.now();
function syncJob(shop) {
  if (scene === 'done' || scene === 'stale' || scene === 'paused') return data.jobs.get(shop.id) ?? null;
  const total = data.products[shop.id]?.length ?? 0;
  const base = { id: `job-${shop.id}`, type: 'wb-products:sync', shopId: shop.id, total, failed: 0, createdAt: iso(started), startedAt: iso(started), finishedAt: null, cancellable: true };
  if (scene === 'waiting') return { ...base, state: 'WAITING', done: Math.min(total, 4_300), message: null, problem: { kind: 'RATE_LIMITED', message: 'Лимит запросов исчерпан', retryAt: iso(started + 1_500_000) } };
  if (scene === 'failed') return { ...base, state: 'FAILED', done: Math.min(total, 4_300), message: null, cancellable: false, finishedAt: now(), problem: { kind: 'UNAUTHORISED', message: 'token is malformed', retryAt: null } };
  const done = Math.min(total, Math.floor((Date.now() - syncStarted) / 1000) * 120 + (scene === 'begin' ? 0 : 2_400));
  return { ...base, state: done >= total ? 'SUCCEEDED' : 'RUNNING', done: scene === 'begin' ? 0 : done, message: null, problem: null };
}
function syncPlan(shop) {
  const job = syncJob(shop);
  const ahead = job === null || job.finishedAt !== null;
  const calls = ahead ? Math.ceil((data.products[shop.id]?.length ?? 0) / 100) : scene === 'begin' ? null : Math.max(1, Math.ceil((job.total - job.done) / 100));
  const waitsUntil = scene === 'waiting' ? (job?.problem?.retryAt ?? null) : null;
  return {
    mode: 'FULL',
    underWay: !ahead,
    pausedAt: scene === 'paused' ? iso(Date.now() - 480_000) : null,
    cards: calls === null ? null : calls * 100,
    calls: scene === 'paused' ? 97 : calls,
    cardsPerMinute: 10_000,
    quota: { tokenType: 'personal', limit: 100, periodSeconds: 60, burst: 5, left: waitsUntil ? 0 : 2.6 },
    waitsUntil,
    doneAt: calls === null ? null : iso(Date.parse(waitsUntil ?? now()) + calls * 600),
  };
}
let syncStarted = Date.now();

const jobOf = (id) => (id === 'job-warm' ? warmJob() : (pluginJob(id) ?? syncJob({ id: id.replace('job-', '') })));

const run = (over) => ({ id: randomUUID(), mode: 'INCREMENTAL', outcome: 'COMPLETED', startedAt: iso(Date.now() - 150_000), finishedAt: iso(Date.now() - 140_000), pages: 2, seen: 131, created: 4, updated: 127, unchanged: 0, deleted: 0, problem: null, ...over });

const page = (rows, { number = 0, size = 25 } = {}) => ({ items: rows.slice(number * size, number * size + size), totalItems: rows.length });
const error = (code, message, ...path) => [{ code, message, path }];

function savedResolvers(signedIn) {
  let saved = [{ id: 's1', name: 'Цены без скидки', document: '{ me { email } }', variables: null, savedAt: now() }, { id: 's2', name: 'Shops', document: '{ shops { items { id sellerName } } }', variables: '{"first": 5}', savedAt: now() }];
  return {
    savedQueries: (_, context) => (signedIn(context), { items: saved, totalItems: saved.length }),
    savedQuerySave: ({ input }, context) => {
      signedIn(context);
      const query = { id: `s${Date.now()}`, savedAt: now(), ...input };
      saved = [...saved.filter(({ name }) => name !== input.name), query];
      return { savedQuery: query, errors: [] };
    },
    savedQueryDelete: ({ input }, context) => {
      signedIn(context);
      saved = saved.filter(({ id }) => id !== input.id);
      return { deletedId: input.id, errors: [] };
    },
  };
}

const root = {
  ...notificationResolvers({ signedIn: who, language: (context) => context.language, shops: () => (fresh ? [] : data.shops) }),
  ...cacheResolvers({ signedIn: who, connection, shops: () => data.shops }),
  ...savedResolvers(who),
  ...viewResolvers({ signedIn: who, may: (context, permission) => view(who(context), context.shopId).permissions.includes(permission) }),
  ...keyResolvers({ signedIn: who, permissions: all }),
  ...changeResolvers({ signedIn: who, connection, cards: () => data.products['shop-1'] ?? [] }),
  ...editingResolvers({ cards: (context) => visible(shopOf(context)), freshness, may }),
  ...mediaResolvers({ cards: (context) => visible(shopOf(context)), job: (type) => ({ id: `job-${type}`, type, shopId: 'shop-1', state: 'SUCCEEDED', done: 1, total: 1, failed: 0, createdAt: now(), startedAt: now(), finishedAt: now(), cancellable: false }) }),
  ...careResolvers({
    cards: (context) => visible(shopOf(context)),
    // From the smallest shop on, so that a page shows more than one of them.
    everywhere: () => data.shops.toReversed().flatMap((shop) => (data.products[shop.id] ?? []).map((card) => ({ ...card, shopId: shop.id }))),
    freshness,
  }),
  ...priceResolvers({ cards: (context) => visible(shopOf(context)), freshness }),
  ...rivalResolvers({ cards: (context) => visible(shopOf(context)) }),
  ...costResolvers({ cards: (context) => visible(shopOf(context)), connection }),
  ...troubleResolvers({ cards: (context) => visible(shopOf(context)), freshness }),
  ...strategyResolvers({ cards: (context) => visible(shopOf(context)) }),
  ...feedbackResolvers({ cards: (context) => visible(shopOf(context)), freshness }),
  ...pluginResolvers({ signedIn: who, allowed: may }),
  me: (_, context) => view(who(context), context.shopId),
  shops: (_, context) => {
    const user = who(context);
    return page((fresh ? [] : data.shops).filter((shop) => user.role === 'ADMIN' || user.grants.some((grant) => grant.shopId === shop.id)), { size: 200 });
  },
  users: ({ page: wanted, search }, context) => (who(context), page(data.users.filter((user) => !search || (user.name + user.email).toLowerCase().includes(search.toLowerCase())).map((user) => view(user)), wanted ?? {})),
  permissions: (_, context) => (who(context), all.map((id) => ({ id, description: id, roles: ['ADMIN'], plugin: id.startsWith('platform') ? null : id.split(':')[0] }))),
  job: ({ id }, context) => (who(context), jobOf(id)),
  jobs: (_, context) => {
    who(context);
    const job = context.shopId ? syncJob({ id: context.shopId }) : null;
    return [...(job && ['RUNNING', 'WAITING', 'QUEUED'].includes(job.state) ? [job] : []), ...runningPluginJobs()];
  },
  auditTrail: ({ filter, first, after }, context) => {
    who(context);
    return connection([...pluginActs(), ...data.audit].filter((entry) => (!filter?.action || entry.action === filter.action) && (!filter?.userId || entry.userId === filter.userId) && (!filter?.shopId || entry.shopId === filter.shopId)), first, after);
  },
  wbTokens: ({ page: wanted }, context) => (who(context), page(data.tokens, wanted ?? {})),
  wbToken: ({ id }, context) => (who(context), data.tokens.find((token) => token.id === id)),
  wbTokensDeletePreview: ({ id }, context) => {
    who(context);
    return { shop: data.shops.find((shop) => shop.id === id), mirroredRows: data.products[id]?.length ?? 0, grants: 2 };
  },
  products: ({ filter, orderBy, first, after }, context) => {
    const shop = shopOf(context);
    const key = keys[orderBy?.field ?? 'UPDATED_AT'];
    const sign = (orderBy?.direction ?? 'DESC') === 'ASC' ? 1 : -1;
    const found = visible(shop).filter(matches(filter));
    const exact = filter?.textScope === 'CONTAINED' ? [] : found.filter((card) => [card.nmId, card.vendorCode].includes(filter?.text));
    const rows = (exact.length > 0 ? exact : found).map((card) => ({ ...card, score: scoreOf(card), health: () => healthOf(card) })).toSorted((a, b) => sign * (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0));
    return connection(rows, first, after, { freshness: freshness(), textMatch: exact.length > 0 ? 'IDENTIFIER' : 'EXACT', containedCount: exact.length > 0 ? found.length + 1_001 : null });
  },
  product: ({ nmId }, context) => {
    const card = data.products[shopOf(context).id]?.find((one) => one.nmId === nmId);
    return card ? { ...card, health: healthOf(card), freshness: freshness(), mediaInventory: inventory(card) } : null;
  },
  productCharacteristicFacets: ({ filter, limit }, context) => {
    const cards = visible(shopOf(context)).filter(matches(filter));
    const names = new Map(cards.slice(0, 200).flatMap((card) => card.characteristics.map(({ id, name }) => [id, name])));
    return [...names].map(([id, name]) => ({ id, name, values: count(cards, (card) => card.characteristics.filter((one) => one.id === id).flatMap((one) => one.values.map((value) => [value.toLowerCase(), value.toLowerCase()])), limit) }));
  },
  productConditions: ({ filter }, context) => {
    const cards = visible(shopOf(context)).filter(matches({ ...filter, conditions: [], withoutConditions: [] }));
    const language = Math.max(0, ['en', 'ru', 'zh'].indexOf(context.language));
    return Object.entries(conditions).map(([id, { names, without }]) => {
      const held = cards.filter((card) => hasCondition(card, id)).length;
      return { id, label: names[language], withoutLabel: without?.[language] ?? null, count: held, withoutCount: cards.length - held, asOf: new Date(Date.now() - 3 * 3_600_000).toISOString() };
    });
  },
  productFacets: ({ filter, limit }, context) => {
    const cards = visible(shopOf(context));
    const subjects = count(cards.filter(matches(filter, 'subjectIds')), (card) => [[card.subjectId, card.subjectName]], limit);
    const half = Math.ceil(subjects.length / 2);
    return {
      parents: [category('p1', 'Дом и интерьер', subjects.slice(0, half)), category('p2', 'Одежда', subjects.slice(half))].filter((one) => one.count > 0),
      brands: count(cards.filter(matches(filter, 'brands')), (card) => (card.brand ? [[card.brand, card.brand]] : []), limit),
      subjects,
      tags: count(cards.filter(matches(filter, 'tagIds')), (card) => card.tags.map((tag) => [tag.id, tag.name]), limit),
      withVideo: cards.filter(matches({ ...filter, hasVideo: true })).length,
      flaws: flawCounts(cards.filter(matches({ ...filter, flaws: [] }))),
      withoutPhotos: cards.filter(matches({ ...filter, photosMin: null, photosMax: 0 })).length,
    };
  },
  productSyncPlan: (_, context) => syncPlan(shopOf(context)),
  productsSyncPause: (_, context) => {
    scene = 'paused';
    return { plan: syncPlan(shopOf(context)), errors: [] };
  },
  productsSyncResume: (_, context) => {
    [scene, syncStarted] = ['first', Date.now()];
    return { job: syncJob(shopOf(context)), errors: [] };
  },
  productSyncStatus: (_, context) => {
    const shop = shopOf(context);
    const complete = scene === 'done' || scene === 'stale' || scene === 'paused';
    return {
      complete,
      rows: visible(shop).length,
      freshness: complete ? freshness() : null,
      job: syncJob(shop),
      lastRun: run(scene === 'failed' ? { mode: 'FULL', outcome: 'INTERRUPTED' } : {}),
      runs: ({ first }) => Array.from({ length: first }, (_run, at) => run({ mode: at % 6 ? 'INCREMENTAL' : 'FULL', startedAt: iso(Date.now() - at * 300_000 - 150_000) })),
    };
  },
  login: ({ input }, context) => {
    if (input.email === 'throttled@vitrina.local') throw fail('RATE_LIMITED', 'Too many attempts.', { retryAfterSeconds: 25 });
    const user = data.users.find((one) => one.email === input.email && one.password === input.password && !one.disabled);
    return user ? signIn(user, context.response) : { errors: error('INVALID_CREDENTIALS', 'Wrong e-mail or password.', 'input', 'password') };
  },
  refreshSession: (_, context) => {
    const cookie = /refresh=([^;]+)/.exec(context.cookie ?? '')?.[1];
    const owner = families.get(cookie);
    families.delete(cookie);
    const user = data.users.find((one) => one.id === owner);
    if (!user) throw fail('UNAUTHENTICATED', 'Sign in.');
    return signIn(user, context.response);
  },
  logout: (_, context) => {
    families.delete(/refresh=([^;]+)/.exec(context.cookie ?? '')?.[1]);
    return { errors: [] };
  },
  passwordChange: ({ input }, context) => {
    const user = who(context);
    if (user.password !== input.current) return { errors: error('WRONG_PASSWORD', 'The current password is wrong.', 'input', 'current') };
    user.password = input.new;
    return { errors: [] };
  },
  userCreate: ({ input }, context) => {
    who(context);
    if (data.users.some((user) => user.email === input.email)) return { errors: error('EMAIL_TAKEN', 'A user with this e-mail exists.', 'input', 'email') };
    const user = { id: `u${data.users.length + 1}`, disabled: false, lastLoginAt: null, createdAt: now(), ...input, grants: input.grants ?? [] };
    data.users.push(user);
    return { user: view(user), errors: [] };
  },
  userUpdate: ({ input }, context) => {
    who(context);
    const user = data.users.find((one) => one.id === input.id);
    Object.assign(user, Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)));
    return { user: view(user), errors: [] };
  },
  userDelete: ({ input }, context) => {
    who(context);
    data.users = data.users.filter((user) => user.id !== input.id);
    return { deletedId: input.id, errors: [] };
  },
  jobCancel: ({ input }, context) => {
    who(context);
    if (input.id === 'job-warm') return { job: cancelWarming(), errors: [] };
    scene = 'done';
    return { job: { ...syncJob({ id: input.id.replace('job-', '') }), state: 'CANCELLED', id: input.id, type: 'wb-products:sync', done: 1, failed: 0, createdAt: now(), cancellable: false }, errors: [] };
  },
  jobRetry: ({ input }, context) => {
    who(context);
    if (pluginJob(input.id)) return { job: retryPluginJob(input.id), errors: [] };
    scene = 'first';
    syncStarted = Date.now();
    return { job: syncJob({ id: input.id.replace('job-', '') }), errors: [] };
  },
  productsSync: (_, context) => {
    const shop = shopOf(context);
    data.jobs.set(shop.id, { id: `job-${shop.id}`, type: 'wb-products:sync', shopId: shop.id, state: 'SUCCEEDED', done: 120, total: 120, failed: 0, createdAt: now(), startedAt: now(), finishedAt: now(), cancellable: false });
    return { job: data.jobs.get(shop.id), errors: [] };
  },
  wbTokensCreate: async ({ input }, context) => {
    who(context);
    await new Promise((resolve) => setTimeout(resolve, 900));
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(input.token)) return { warnings: [], errors: error('TOKEN_MALFORMED', 'This is not a Wildberries API token: it must have three parts separated by dots.', 'input', 'token') };
    const id = `shop-${data.shops.length + 1}`;
    const shop = { id, sellerName: 'ООО «Новый магазин»', tradeMark: 'Горизонт', sellerId: randomUUID(), state: 'CONNECTED', createdAt: now() };
    data.shops.push(shop);
    const token = { ...data.tokens[0], id, shop, name: input.name, sellerName: shop.sellerName, tradeMark: shop.tradeMark, sellerId: shop.sellerId, createdAt: now(), checkedAt: now() };
    data.tokens.push(token);
    data.products[id] = data.products['shop-3'];
    return { token, warnings: error('CATEGORY_MISSING', 'The token does not open the category Prices and discounts.', 'input', 'token'), errors: [] };
  },
  wbTokensUpdate: ({ input }, context) => {
    who(context);
    const token = data.tokens.find((one) => one.id === input.id);
    if (input.token && input.token.split('.').length !== 3) return { warnings: [], errors: error('TOKEN_MALFORMED', 'This is not a Wildberries API token.', 'input', 'token') };
    if (input.name) token.name = input.name;
    return { token, warnings: [], errors: [] };
  },
  wbTokensDelete: ({ input }, context) => {
    who(context);
    data.tokens = data.tokens.filter((token) => token.id !== input.id);
    data.shops = data.shops.filter((shop) => shop.id !== input.id);
    return { deletedId: input.id, errors: [] };
  },
  wbTokensRevalidate: ({ input }, context) => (who(context), { token: data.tokens.find((token) => token.id === input.id), warnings: [], errors: [] }),
};

const subscriptions = {
  async *jobProgress({ id }, context) {
    who(context);
    for (;;) {
      const job = jobOf(id);
      if (!job) return;
      yield { jobProgress: job };
      if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(job.state)) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  },
};

const policy =
  "default-src 'self'; script-src 'self' 'sha256-Kv3EFoHfWLyPvvXkhPCjmKLDFPy8A5DAambMXRC4Cuw='; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https: http://127.0.0.1:*; media-src 'self' data: https: http://127.0.0.1:*; connect-src 'self' https://*.wbbasket.ru; frame-ancestors 'none'";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.json': 'application/json' };

function body(request) {
  return new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => resolve(text ? JSON.parse(text) : {}));
  });
}

/** Slowly enough for its progress to be seen. */
async function receive(request, response) {
  try {
    may({ authorization: request.headers.authorization }, 'platform:plugins');
  } catch (refusal) {
    const { code } = refusal.extensions;
    return send(response, code === 'FORBIDDEN' ? 403 : 401, { code, message: refusal.message });
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { status, body: answer } = receivePackage(Buffer.concat(parts));
  return send(response, status, answer);
}

/** A file for a mutation; what is in it does not matter here. */
async function receiveFile(request, response) {
  let size = 0;
  for await (const part of request) size += part.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  const name = new URL(request.url, 'http://localhost').searchParams.get('name');
  return send(response, 201, { id: randomUUID(), name, size, expiresAt: iso(Date.now() + 86_400_000) });
}

async function answerGraphql(request, response) {
  const { extensions: named, query = documents()[`sha256:${named?.persistedQuery?.sha256Hash}`], variables, operationName } = await body(request);
  if (query === undefined) return send(response, 200, { errors: [{ message: 'Unknown document', extensions: { code: 'NOT_FOUND', reason: 'UNKNOWN_DOCUMENT' } }] });
  const context = { authorization: request.headers.authorization, language: (request.headers['accept-language'] ?? 'en').slice(0, 2), shopId: request.headers['x-shop-id'], cookie: request.headers.cookie, response };
  const fault = faults.get(operationName);
  if (fault) {
    const { code, message = '', operation: _operation, delay = 0, once = false, ...extensions } = fault;
    if (once) faults.delete(operationName);
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    if (code) return send(response, 200, { data: null, errors: [{ message, extensions: { code, ...extensions } }] });
  }
  if (request.headers.accept?.includes('text/event-stream')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    const results = await subscribe({ schema, document: parse(query), variableValues: variables, operationName, contextValue: context, rootValue: { jobProgress: subscriptions.jobProgress } });
    if (Symbol.asyncIterator in results) {
      request.on('close', () => void results.return?.());
      for await (const result of results) response.write(`event:next\ndata:${JSON.stringify(result)}\n\n`);
    } else response.write(`event:next\ndata:${JSON.stringify(results)}\n\n`);
    return response.end('event:complete\ndata:\n\n');
  }
  const result = await graphql({ schema, source: query, variableValues: variables, operationName, contextValue: context, rootValue: root });
  send(response, 200, result);
}

function send(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** A file of a plugin's part of the dashboard. */
function pluginFile(id, name, response) {
  if (name === 'sample-ui.css') {
    response.writeHead(200, { 'Content-Type': 'text/css' });
    return response.end('.hello-count { font-weight: 600; } h1 { letter-spacing: 0.02em; } body { background: red; }');
  }
  const path = join(uiFolder(id), name);
  if (!existsSync(path)) return send(response, 404, {});
  response.writeHead(200, { 'Content-Type': types[extname(name)] });
  return response.end(readFileSync(path));
}

function picture(path, response) {
  const [, , size, name] = path.split('/');
  const [width, height] = size.split('x').map(Number);
  const [nmId, index] = name.replace('.svg', '').split('-').map(Number);
  if (nmId % 29 === 0 || (nmId % 17 === 0 && size === '900x1200')) return send(response, 404, {});
  const hue = (nmId * 47) % 360;
  response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=3600' });
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 90 120"><rect width="90" height="120" fill="hsl(${hue} 24% 90%)"/><path d="M30 24l9-5q6 6 12 0l9 5 14 18-11 8-5-6v58H32V44l-5 6-11-8z" fill="hsl(${(hue + index * 22) % 360} 42% 46%)"/><text x="45" y="114" font-size="7" text-anchor="middle" fill="hsl(${hue} 20% 40%)">${index}</text></svg>`,
  );
}

function file(path, response) {
  const wanted = normalize(join(statics, path));
  const found = wanted.startsWith(statics) && extname(path) && existsSync(wanted) ? wanted : null;
  if (!found && extname(path)) return send(response, 404, {});
  const served = found ?? join(statics, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(served)] ?? 'application/octet-stream', 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', ...(path === '/sw.js' && { 'Vitrina-Offline': 'on' }) });
  response.end(readFileSync(served));
}

export function start(port = 0) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const work = async () => {
      if (path === '/graphql') return answerGraphql(request, response);
      if (path === '/api/schema.graphqls') return response.writeHead(200, { 'Content-Type': 'application/graphql' }).end(sdl);
      if (path === '/dev/fault') {
        const fault = await body(request);
        faults = fault.operation ? faults.set(fault.operation, fault) : new Map();
        return send(response, 200, {});
      }
      if (path === '/dev/state') {
        const state = await body(request);
        if (state.sync) [scene, syncStarted] = [state.sync, Date.now()];
        if (state.overtake) overtake();
        if (state.plugins) setPlugins(state.plugins);
        if (state.ui) setUi(state.ui);
        fresh = state.fresh ?? fresh;
        if (state.expire) revokedBefore = Date.now();
        if (state.expire === 'all') families.clear();
        return send(response, 200, {});
      }
      if (path === '/api/tickets') return send(response, 201, { url: `${(await body(request)).path}?ticket=x`, expiresAt: now() });
      if (path.startsWith('/api/plugins/wb-media/')) return response.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Disposition': 'attachment; filename="media.zip"' }).end('PK');
      if (path === '/api/files' && request.method === 'POST') return receiveFile(request, response);
      if (path === '/api/plugins' && request.method === 'POST') return receive(request, response);
      if (path === '/plugins/ui.json') return send(response, 200, uiManifest());
      const part = /^\/plugins\/([\w-]+)\/[\w.+]+\/ui\/(.+)$/.exec(path);
      if (part) return pluginFile(part[1], part[2], response);
      if (path.startsWith('/mock-photo/')) return picture(path, response);
      return file(path, response);
    };
    work().catch((failure) => {
      console.error(failure);
      if (!response.headersSent) send(response, 500, {});
      else response.end();
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) })));
}

export { tags };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await start(Number(process.argv[2] ?? 8080));
  console.log(`mock host: ${url}   admin@vitrina.local / admin-password`);
}
