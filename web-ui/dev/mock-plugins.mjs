// The plugins' part of the mock host: what is installed, the jobs that change it, the door for uploads.
// POST /dev/state {"ui": "none" | "own" | "all" | "sample" | "updated" | "lost"} sets whose parts the dashboard has.
// POST /dev/state {"plugins": "usual" | "none" | "broken-install" | "last-fails" | "holds"} sets scenes.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '..', '..');

import { saveSettings, settingsOf } from './mock-settings.mjs';

const hour = 3_600_000;
const day = 24 * hour;
const iso = (millis) => new Date(millis).toISOString();
const ago = (millis) => iso(Date.now() - millis);
const digest = (text) => Array.from({ length: 64 }, (_, at) => '0123456789abcdef'[(text.charCodeAt(at % text.length) * (at + 7)) % 16]).join('');
const kept = (id, number, age, over = {}) => ({ version: number, digest: digest(`${id}@${number}`), installedAt: ago(age), installedBy: 'admin@vitrina.local', trust: 'TRUSTED', current: false, ...over });

const hosts = ['vitrina-7c9f4d-2kq8x', 'vitrina-7c9f4d-9m4lt', 'vitrina-7c9f4d-xw6zr'];
const everywhere = (state, number, over = {}) => hosts.map((host, at) => ({ host, version: number, state, reason: null, seenAt: ago(2_000 + at * 3_000), converged: true, ...over[at] }));

const productTypes = ['Product', 'ProductBrandFacet', 'ProductCharacteristic', 'ProductConnection', 'ProductDimensions', 'ProductEdge', 'ProductFacets', 'ProductFilter', 'ProductOrder', 'ProductOrderField', 'ProductPhoto', 'ProductSize', 'ProductSubjectFacet', 'ProductSyncMode', 'ProductSyncPayload', 'ProductSyncPlan', 'ProductSyncQuota', 'ProductSyncRun', 'ProductSyncStatus', 'ProductTag', 'ProductTagFacet', 'ProductVideo', 'ProductWholesale'];
const nothing = { queryFields: [], mutationFields: [], types: [], endpoints: [], jobs: [], events: [], databaseSchema: null, databaseRole: null };
const exceeded = (quotas) => quotas.map((quota) => (quota.name === 'FIELD_TIME' ? { ...quota, exceededAt: ago(4 * 60_000), exceededBy: 'Query.productFacets took longer than 20000 ms', used: 20_000 } : quota));
const quotas = [['CONCURRENT_FIELDS', 100, 3], ['FIELD_TIME', 20_000, 412], ['ROWS', 10_000, 500], ['JOBS', 1_000, 1], ['CACHE_SIZE', 1_073_741_824, 981_467_136], ['UPSTREAM_CALLS', 500, 2]].map(([name, limit, used]) => ({ name, limit, used, exceededAt: null, exceededBy: null }));

function usual() {
  const plugin = (id, over) => {
    const number = over.version ?? '0.1.0';
    const active = (over.state ?? 'ACTIVE') === 'ACTIVE';
    return {
      id, version: number, state: 'ACTIVE', desiredState: 'ENABLED', reason: null, failedStep: null, changedAt: ago(3 * hour), permissions: [], dependencies: [], dependants: [], origin: 'DIRECTORY', trust: 'BUNDLED', failedStarts: 0,
      versions: [kept(id, number, 3 * hour, { current: true, installedBy: null, trust: over.trust ?? 'BUNDLED' })],
      contributions: active ? { ...nothing, databaseRole: over.brings?.databaseSchema ? `vitrina_${over.brings.databaseSchema}` : null, ...over.brings } : null,
      health: active ? [{ state: 'UP', message: null }] : [],
      replicas: everywhere(over.state ?? 'ACTIVE', number),
      quotas: !active ? [] : id === 'wb-products' ? exceeded(quotas) : quotas,
      ...over,
    };
  };
  return [
    plugin('wb-tokens', { description: 'Connects Wildberries accounts by their API tokens', permissions: ['wb-tokens:read', 'wb-tokens:write'], dependants: ['wb-products', 'wb-bi'], brings: { queryFields: ['wbToken', 'wbTokens', 'wbTokensDeletePreview'], mutationFields: ['wbTokensCreate', 'wbTokensDelete', 'wbTokensRevalidate', 'wbTokensUpdate'], types: ['WbToken', 'WbTokenList', 'WbTokenPayload'], endpoints: ['wb-common/seller-info'], jobs: ['wb-tokens:check'], databaseSchema: 'p_wb_tokens' } }),
    plugin('wb-products', {
      version: '0.2.0', description: 'The catalogue: product cards mirrored from Wildberries, with search and filters', permissions: ['wb-products:read', 'wb-products:sync'], dependencies: ['wb-tokens >=0.1.0'], dependants: ['wb-bi'], origin: 'UPLOAD', trust: 'TRUSTED',
      versions: [kept('wb-products', '0.2.0', 3 * hour, { current: true }), kept('wb-products', '0.1.1', 9 * day), kept('wb-products', '0.1.0', 40 * day, { trust: 'UNSIGNED' })],
      health: [{ state: 'UP', message: null }, { state: 'DEGRADED', message: 'The mirror of ООО «Полярис Трейд» is 2 h behind: its token is refused' }],
      replicas: everywhere('ACTIVE', '0.2.0', { 2: { version: '0.1.1', state: 'STARTING', reason: null, converged: false, seenAt: ago(1_000) } }),
      brings: { queryFields: ['product', 'productFacets', 'productSyncPlan', 'productSyncStatus', 'products'], mutationFields: ['productsSync', 'productsSyncPause', 'productsSyncResume'], types: productTypes, endpoints: ['wb-content/card-limits', 'wb-content/colors', 'wb-content/subject-characteristics', 'wb-products/cards'], jobs: ['wb-products:sync'], events: ['ProductsSynced'], databaseSchema: 'p_wb_products' },
    }),
    plugin('wb-bi', { description: 'Orders, sales and stock in figures', permissions: ['wb-bi:read'], dependencies: ['wb-products >=0.1.0', 'wb-tokens >=0.1.0'], origin: 'UPLOAD', trust: 'UNSIGNED', brings: { queryFields: ['bi'], types: ['BiFigures', 'BiPoint'], endpoints: ['wb-statistics/orders'], databaseSchema: 'p_wb_bi' } }),
    plugin('wb-pricing', { description: 'Prices and discounts', state: 'FAILED', reason: 'The migration 003-history could not be applied: relation "price" exists already.', failedStep: 'MIGRATE', changedAt: ago(3.1 * hour), permissions: ['wb-pricing:read', 'wb-pricing:write'], dependencies: ['wb-products >=0.1.0'], failedStarts: 2, origin: 'UPLOAD', trust: 'TRUSTED', versions: [kept('wb-pricing', '0.1.0', 3.1 * hour, { current: true }), kept('wb-pricing', '0.0.9', 6 * day)] }),
    plugin('wb-media', { description: 'Addresses of a card’s photos and video in every size', state: 'WAITING_FOR_DEPENDENCY', reason: 'Needs wb-pricing, which has failed.', permissions: ['wb-media:read'], dependencies: ['wb-pricing >=0.1.0'] }),
    plugin('acme-repricer', { version: '2.4.1', description: 'Keeps prices inside the limits that you set, step by step', state: 'INSTALLED', desiredState: 'DISABLED', failedStarts: 3, failedStep: 'CONTEXT', changedAt: ago(26 * hour), permissions: ['acme-repricer:read'], origin: 'UPLOAD', trust: 'UNSIGNED' }),
    plugin('ads-autobidder', { version: '1.0.0', description: 'Bids for advertising places', state: 'QUARANTINED', desiredState: 'DISABLED', reason: 'It did not stop within 10 s: its thread "bidder-1" still runs.', failedStep: 'DRAIN', origin: 'UPLOAD', trust: 'UNSIGNED' }),
    plugin('hello', { version: '1.0.0', description: 'Greets, and remembers whom', permissions: ['hello:greet'], origin: 'DEVELOPMENT', trust: 'BUNDLED', health: [], brings: { queryFields: ['helloGreetings'], mutationFields: ['helloGreet'], types: ['HelloGreeting'], databaseSchema: 'p_hello' } }),
    plugin('stock-alerts', { version: '0.3.0', description: 'Tells what is about to run out', state: 'INSTALLED', desiredState: 'DISABLED', permissions: ['stock-alerts:read'], origin: 'UPLOAD', trust: 'TRUSTED' }),
    plugin('old-reports', { version: '0.9.2', description: 'Weekly reports', state: 'REMOVED', desiredState: 'ABSENT', reason: 'It is removed; its package still lies on the host’s disk', changedAt: ago(5 * day), versions: [], replicas: [] }),
  ];
}

let installed = usual();
let scene = 'usual';
const uploads = new Map();
const jobs = new Map();
const acts = [];

export function setPlugins(next) {
  scene = next;
  installed = next === 'none' ? [] : usual();
  jobs.clear();
  uploads.clear();
}

const steps = {
  install: ['READ', 'LOAD', 'MIGRATE', 'CONTEXT', 'CONTRIBUTE', 'COMPOSE', 'START', 'DRAIN'],
  enable: ['LOAD', 'MIGRATE', 'CONTEXT', 'CONTRIBUTE', 'COMPOSE', 'START'],
  disable: ['COMPOSE', 'DRAIN'],
  'roll-back': ['READ', 'LOAD', 'CONTEXT', 'CONTRIBUTE', 'COMPOSE', 'START', 'DRAIN'],
  remove: ['COMPOSE', 'DRAIN'],
  purge: ['MIGRATE'],
};
const stepMillis = 600;

/** Moves with the clock; what it does, it does when somebody looks after its end. */
export function pluginJob(id) {
  const job = jobs.get(id);
  if (!job) return null;
  const all = steps[job.kind];
  const at = scene === 'holds' ? Math.min(3, all.length - 1) : Math.floor((Date.now() - job.at) / stepMillis);
  if (at >= all.length && !job.ended) {
    job.ended = scene === 'last-fails' && job.tries === 1 ? 'FAILED' : 'SUCCEEDED';
    if (job.ended === 'SUCCEEDED') job.effect();
  }
  const state = job.ended ?? 'RUNNING';
  return {
    id, type: 'platform:plugin-change', shopId: null, state, done: Math.min(at, all.length), total: null, failed: 0,
    message: state === 'RUNNING' ? `${job.plugin} ${find(job.plugin)?.version ?? '0.1.0'}: ${all[at]}` : (job.kind === 'disable' && state === 'SUCCEEDED' ? '2 fields left the schema: bi, productFacets' : null),
    problem: state === 'FAILED' ? { kind: 'REJECTED', message: 'The field Query.margin is defined by wb-pricing (pricing.graphqls:12) already (step COMPOSE). Everything is as before.', retryAt: null } : null,
    createdAt: iso(job.at), startedAt: iso(job.at), finishedAt: job.ended ? iso(Date.now()) : null, cancellable: false,
  };
}

export function retryPluginJob(id) {
  const job = jobs.get(id);
  if (!job) return null;
  Object.assign(job, { at: Date.now(), ended: null, tries: job.tries + 1 });
  return pluginJob(id);
}

export const runningPluginJobs = () => [...jobs.keys()].map(pluginJob).filter(({ state }) => state === 'RUNNING');

function begin(kind, input, effect) {
  const id = `job-plugin-${jobs.size + 1}`;
  jobs.set(id, { kind, plugin: input.id ?? uploads.get(input.digest)?.id, effect, at: Date.now(), tries: 1, ended: null });
  const action = `plugin${kind.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
  acts.unshift({ id: `pa${acts.length}`, at: iso(Date.now()), userId: 'u1', userEmail: 'admin@vitrina.local', shopId: null, action, input: { input }, outcome: 'SUCCEEDED', code: null, address: '127.0.0.1' });
  return { job: pluginJob(id), errors: [] };
}

const refuse = (code, message, ...path) => ({ job: null, errors: [{ code, message, path }] });
const find = (id) => installed.find((plugin) => plugin.id === id);
const change = (id, over) => Object.assign(find(id), { changedAt: iso(Date.now()), ...over });
const serving = (id) => ({ state: 'ACTIVE', desiredState: 'ENABLED', reason: null, failedStep: null, failedStarts: 0, contributions: usual().find((plugin) => plugin.id === id)?.contributions ?? { ...nothing, queryFields: ['acmeMargin'], databaseSchema: 'p_acme_margin' }, health: [{ state: 'UP', message: null }], replicas: everywhere('ACTIVE', find(id).version) });
const stopped = (id, over) => ({ state: 'INSTALLED', desiredState: 'DISABLED', reason: null, failedStep: null, contributions: null, health: [], replicas: everywhere('INSTALLED', find(id).version), ...over });

export const pluginActs = () => [
  ...acts,
  ...['wb-products', 'wb-pricing'].map((id, at) => ({ id: `old${at}`, at: ago((at + 1) * 3 * hour), userId: 'u1', userEmail: 'admin@vitrina.local', shopId: null, action: 'pluginInstall', input: { input: { digest: find(id)?.versions[0]?.digest } }, outcome: 'SUCCEEDED', code: null, address: '127.0.0.1' })),
  { id: 'old9', at: ago(7 * day), userId: 'u2', userEmail: 'manager@vitrina.local', shopId: null, action: 'pluginDisable', input: { input: { id: 'wb-products' } }, outcome: 'DENIED', code: 'FORBIDDEN', address: '127.0.0.1' },
];

/** Resolvers; `allowed` throws where the caller may not. */
export function pluginResolvers({ signedIn, allowed }) {
  const may = (context) => allowed(context, 'platform:plugins');
  return {
    plugins: (_, context) => (signedIn(context), { items: installed, totalItems: installed.length }),
    plugin: ({ id }, context) => (signedIn(context), find(id) ?? null),
    pluginSettings: ({ plugin }, context) => (may(context), find(plugin) ? settingsOf(plugin) : null),
    pluginSettingsSave: ({ input }, context) => (may(context), saveSettings(input)),
    pluginInstall: ({ input }, context) => {
      may(context);
      const report = uploads.get(input.digest);
      if (!report) return refuse('NOT_FOUND', 'This upload is not kept any more: upload the package again.', 'input', 'digest');
      return begin('install', input, () => {
        const known = find(report.id);
        const fresh = { version: report.version, digest: report.digest, installedAt: iso(Date.now()), installedBy: 'admin@vitrina.local', trust: report.trust, current: true };
        if (!known) installed.push({ ...usual()[0], id: report.id, dependants: [], versions: [], permissions: report.permissions.map(({ id }) => id) });
        const plugin = find(report.id);
        Object.assign(plugin, { version: report.version, description: report.description, origin: 'UPLOAD', trust: report.trust, dependencies: report.dependencies, versions: [fresh, ...plugin.versions.filter((one) => one.digest !== fresh.digest).map((one) => ({ ...one, current: false }))] });
        change(report.id, serving(report.id));
      });
    },
    pluginEnable: ({ input }, context) => {
      may(context);
      if (input.id === 'ads-autobidder') return refuse('CONFLICT', 'It is quarantined: restart the host first.', 'input', 'id');
      return begin('enable', input, () => change(input.id, serving(input.id)));
    },
    pluginDisable: ({ input }, context) => {
      may(context);
      return begin('disable', input, () => {
        for (const id of [input.id, ...find(input.id).dependants]) change(id, id === input.id ? stopped(id) : stopped(id, { state: 'WAITING_FOR_DEPENDENCY', desiredState: 'ENABLED', reason: `Needs ${input.id}, which is switched off.` }));
      });
    },
    pluginRollBack: ({ input }, context) => {
      may(context);
      return begin('roll-back', input, () => {
        const plugin = find(input.id);
        const target = plugin.versions.find((one) => one.digest === input.digest);
        Object.assign(plugin, { version: target.version, trust: target.trust, versions: plugin.versions.map((one) => ({ ...one, current: one === target })) });
        change(input.id, serving(input.id));
      });
    },
    pluginRemove: ({ input }, context) => {
      may(context);
      // As the host does: of an uploaded plugin nothing is known any more but that its tables are there.
      return begin('remove', input, () => find(input.id).origin === 'UPLOAD' ? (installed = installed.filter((plugin) => plugin.id !== input.id)) : change(input.id, stopped(input.id, { state: 'REMOVED', desiredState: 'ABSENT', versions: [], replicas: [], dependants: [] })));
    },
    pluginPurge: ({ input }, context) => {
      may(context);
      if (input.confirmation !== input.id) return refuse('CONFIRMATION_MISMATCH', 'Type the id of the plugin.', 'input', 'confirmation');
      return begin('purge', input, () => (installed = installed.filter((plugin) => plugin.id !== input.id)));
    },
  };
}

let ui = 'none';
export function setUi(next) {
  ui = next;
}

/** Where the files of a plugin's UI are: the samples here, or what the build left in a module of this repository. */
export function uiFolder(id) {
  if (id === 'wb-feedbacks') return join(repository, 'samples/wb-feedbacks-plugin/src/main/resources/ui');
  return id === 'hello' ? here : join(repository, 'plugins', id, 'target/classes/ui');
}

function built(id) {
  const manifest = join(uiFolder(id), 'manifest.json');
  return existsSync(manifest) ? [{ id, version: '0.1.0+mock', ...JSON.parse(readFileSync(manifest, 'utf8')) }] : [];
}

/** The parts that plugins bring to the dashboard. */
export function uiManifest() {
  if (ui === 'none') return { generation: 1, plugins: [] };
  if (ui === 'own') return { generation: 1, plugins: [...built('wb-pricing'), ...built('wb-feedbacks')] };
  const version = ui === 'updated' ? '1.1.0' : '1.0.0';
  const nav = [{ path: '', label: { en: 'Greetings', ru: 'Приветствия', zh: '问候' } }, { path: 'broken', label: { en: 'A page that breaks', ru: 'Страница со сбоем', zh: '出错的页面' } }, { path: 'secret', label: 'Secret', permission: 'hello:nobody' }];
  const hello = { id: 'hello', version, entry: ui === 'lost' ? 'gone.js' : 'sample-ui.js', styles: ['sample-ui.css'], nav, slots: ['product.detail.tabs/v1', 'product.list.columns/v1', 'product.list.bulk-actions/v1', 'dashboard.widgets/v1', 'settings/v1'] };
  if (ui === 'all') return { generation: 2, plugins: [...built('wb-pricing'), ...built('wb-feedbacks'), hello] };
  return { generation: ui === 'updated' ? 3 : 2, plugins: [hello, { id: '../evil', version: '1', entry: 'x.js' }] };
}

/** What the door says to a package. The mock reads "id=… version=…" from it; anything else is acme-margin. */
export function receivePackage(bytes) {
  const text = bytes.subarray(0, 4_096).toString('latin1');
  const read = (name) => new RegExp(`${name}=([\\w.-]+)`).exec(text)?.[1];
  if (/broken|no package/.test(text)) return { status: 400, body: { code: 'INVALID_INPUT', message: 'The package has no plugin.yaml: it was not built by the packaging step, or is no plugin.' } };
  if (text.includes('huge')) return { status: 413, body: { code: 'TOO_LARGE', message: 'The package holds more than 256 MB when unpacked.' } };
  const id = read('id') ?? 'acme-margin';
  const number = read('version') ?? '0.1.0';
  const now = find(id)?.state === 'REMOVED' ? null : (find(id)?.version ?? null);
  const report = {
    digest: digest(`${id}@${number}`), id, version: number, trust: read('trust') ?? 'UNSIGNED', description: find(id)?.description ?? 'Margin and break-even price of each card', installed: now,
    change: now === null ? 'INSTALL' : now === number ? 'REINSTALL' : now < number ? 'UPGRADE' : 'DOWNGRADE',
    dependencies: find(id)?.dependencies ?? ['wb-products >=0.1.0', 'wb-tokens >=0.1.0'],
    permissions: (find(id)?.permissions ?? ['acme-margin:read', 'acme-margin:write']).map((one) => ({ id: one, description: one.endsWith('read') ? 'See margins' : 'Set costs' })),
    dependants: find(id)?.dependants ?? [],
    warnings: text.includes('warn') ? ['The type AcmeMargin loses the field vat: 1 saved query asks for it.', 'It declares the host api.acme.example, to which it may connect.'] : [],
    expiresAt: iso(Date.now() + hour),
  };
  uploads.set(report.digest, report);
  return { status: 201, body: report };
}
