import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as browser, devices, type BrowserContext, type Page, type PlaywrightTestArgs, type PlaywrightWorkerArgs } from '@playwright/test';
import { Api } from '../support/api.ts';
import { chromium, url } from '../support/environment.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { freePort, loadLighthouse, scores, type Scores } from './lighthouse.ts';
import { asPhone, copied, countBytes, countProcessor, heap, install, list, noted, pasted, processor, scrolled, untilPainted } from './probe.ts';
import { median, percentile, Table } from './table.ts';

/** A smoke run asks for less of everything: VITRINA_GATES=smoke. */
const smoke = process.env.VITRINA_GATES === 'smoke';
const loads = smoke ? 1 : 5;
const table = new Table();

let shop = '';
let nmId = '';
/** Ten thousand of its cards. */
const cards: string[] = [];

test.describe.configure({ mode: 'serial' });
test.use({ serviceWorkers: 'allow' });

test.beforeAll(async ({ api }) => {
  test.setTimeout(5 * 60_000);
  shop = await api.connect('Северный лён', await sandbox.token('main'));
  await expect.poll(async () => (await api.query(`{ productSyncStatus { complete } }`, {}, shop)).productSyncStatus.complete, { timeout: 240_000 }).toBe(true);
  let after: string | null = null;
  do {
    const { products } = await api.query(`query($after: String) { products(first: 100, after: $after) { nodes { nmId } pageInfo { hasNextPage endCursor } } }`, { after }, shop);
    cards.push(...products.nodes.map((card: { nmId: string }) => card.nmId));
    after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
  } while (after !== null && cards.length < 10_000);
  nmId = cards[0] ?? '';
});

type Given = Pick<PlaywrightTestArgs & PlaywrightWorkerArgs, 'page' | 'context' | 'browser'> & { api: Api };

/** Measures something; where that breaks off the others are measured all the same, and the run fails at its end. */
function gate(name: string, measure: (given: Given) => Promise<void>) {
  test(name, async ({ page, context, browser: started, api }) => {
    // These wait for machines that are slow on purpose.
    page.setDefaultTimeout(60_000);
    page.setDefaultNavigationTimeout(60_000);
    try {
      await measure({ page, context, browser: started, api });
    } catch (failure) {
      if (test.info().expectedStatus === 'skipped') throw failure;
      table.breakOff(name, failure);
    }
  });
}

test.afterAll(() => {
  table.judgeWhole();
  // Of a smoke run the figures are of no use.
  if (smoke) return;
  table.write();
  table.judge();
});

const screens = [
  { name: 'login', path: () => '/sign-in', ready: 'form', open: true },
  { name: 'list', path: () => `/products?shop=${shop}`, ready: '[role=grid] [data-row-index]' },
  { name: 'detail', path: () => `/products/${nmId}?shop=${shop}`, ready: 'aside h2, aside h1, [role=dialog] h2, [role=dialog] h1' },
  { name: 'prices', path: () => `/p/wb-pricing/?shop=${shop}`, ready: 'main h1' },
];

async function signIn(context: BrowserContext) {
  await Api.signIn(context.request);
}

/** Lets the page come to rest: no request and no long task for a while. */
async function atRest(page: Page) {
  await page.waitForLoadState('networkidle');
}

for (const { name, path, ready, open } of screens) {
  for (const kind of ['desktop', 'mobile'] as const) {
    gate(`${name}, ${kind}: paint, shift, interaction, bytes`, async ({ browser: started }) => {
      const lcp: number[] = [];
      const cls: number[] = [];
      const inp: number[] = [];
      let bytes = 0;
      for (let load = 0; load < loads; load++) {
        const { defaultBrowserType: _, ...pixel } = devices['Pixel 7'] ?? { defaultBrowserType: 'chromium' };
        const context = await started.newContext({ baseURL: url, ...(kind === 'mobile' ? pixel : { viewport: { width: 1350, height: 940 } }) });
        if (!open) await signIn(context);
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        page.setDefaultNavigationTimeout(60_000);
        await install(page);
        const session = await context.newCDPSession(page);
        const count = await countBytes(session);
        if (kind === 'mobile') await asPhone(session);
        await page.goto(path(), { waitUntil: 'commit' });
        await page.locator(ready).first().waitFor();
        await atRest(page);
        bytes = count();
        lcp.push((await noted(page)).lcp);
        // What a person does first on most screens; each is an interaction for INP.
        for (let presses = 0; presses < 6; presses++) await page.keyboard.press('Tab');
        const field = page.locator('main input:not([type=checkbox]):visible, form input:visible').first();
        if ((await field.count()) > 0) await field.pressSequentially('плать', { delay: 120 });
        await atRest(page);
        const seen = await noted(page);
        cls.push(seen.cls);
        if (seen.cls > 0.02) console.log(seen.shifts.filter((shift) => Number.parseFloat(shift) > 0.005).join('\n'));
        inp.push(percentile(seen.interactions, 0.75) || 0);
        await context.close();
      }
      table.add({ gate: `${name}, ${kind}: LCP`, measured: Math.round(median(lcp)), unit: 'ms', limit: kind === 'desktop' ? 1_200 : 2_500 });
      table.add({ gate: `${name}, ${kind}: CLS`, measured: median(cls), unit: '', limit: 0.02 });
      table.add({ gate: `${name}, ${kind}: INP p75`, measured: Math.round(median(inp)), unit: 'ms', limit: 150 });
      if (kind === 'desktop') table.add({ gate: `${name}: over the wire with an empty cache`, measured: Math.round(bytes / 1024), unit: 'KB' });
    });
  }
}

for (const rate of [1, 4]) {
  gate(`12,000 cards in the grid, processor / ${rate}`, async ({ page, context }) => {
    await signIn(context);
    const session = await context.newCDPSession(page);
    await countProcessor(session);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await install(page);
    const waits: number[] = [];
    for (let load = 0; load < loads; load++) {
      await page.goto(`/products?shop=${shop}`);
      await page.waitForFunction(() => window.noted.painted > 0 && window.noted.answerRead > 0);
      const { painted, answerRead } = await noted(page);
      waits.push(painted - answerRead);
    }
    await atRest(page);
    const nodes = await page.evaluate(() => document.querySelectorAll('[role=grid] *').length);
    await page.evaluate(() => (window.noted.longTasks = []));
    const before = await processor(session);
    const frames = await scrolled(page, smoke ? 3 : 12);
    const own = (await processor(session)) - before;
    const { longTasks } = await noted(page);
    const of = rate === 1 ? '' : ', CPU / 4';
    table.add({ gate: `12,000 cards${of}: data ready -> interactive grid`, measured: Math.round(median(waits)), unit: 'ms', limit: rate === 1 ? 300 : undefined });
    if (rate === 1) table.add({ gate: '12,000 cards: DOM nodes of the grid', measured: nodes, unit: '', limit: 1_000 });
    table.add({ gate: `12,000 cards${of}: frame while scrolling, p95`, measured: Math.round(percentile(frames, 0.95)), unit: 'ms', limit: rate === 1 ? 33 : 100 });
    if (rate === 1) table.add({ gate: '12,000 cards: processor time of the page for a frame while scrolling, mean', measured: own / frames.length, unit: 'ms' });
    table.add({ gate: `12,000 cards${of}: longest task while scrolling`, measured: Math.round(Math.max(0, ...longTasks)), unit: 'ms', limit: rate === 1 ? undefined : 200 });
  });
}

gate('a key pressed in the search until its results stand', async ({ page, context }) => {
  await signIn(context);
  await page.goto(`/products?shop=${shop}`);
  const box = page.getByRole('searchbox', { name: 'Search products' });
  const total = page.getByTestId('total-count');
  const words = ['платье', 'кружка', 'плед', 'рюкзак', 'футболка'];
  const took: number[] = [];
  // The second time the cache of the database is warm.
  for (const word of [...words, ...words]) {
    await box.fill(word.slice(0, -1));
    await atRest(page);
    const before = await total.innerText();
    took.push(
      await page.evaluate(
        async ([letter, known]) => {
          const input = document.querySelector<HTMLInputElement>('input[type=search]');
          if (!input) throw new Error('no search box');
          const grid = () => document.querySelector('[role=grid]');
          const began = performance.now();
          input.focus();
          document.execCommand('insertText', false, letter);
          // Asked for, and then answered.
          let asked = false;
          await new Promise<void>((done, fail) => {
            const look = () => {
              const busy = grid()?.getAttribute('aria-busy') === 'true';
              asked ||= busy;
              const changed = document.querySelector('[data-testid=total-count]')?.textContent !== known;
              if ((asked && !busy) || changed) requestAnimationFrame(() => done());
              else if (performance.now() - began > 5_000) fail(new Error(`no results within 5 s of "${letter}"`));
              else requestAnimationFrame(look);
            };
            look();
          });
          return performance.now() - began;
        },
        [word.slice(-1), before] as const,
      ),
    );
  }
  table.add({ gate: 'search: key -> results, debounce included, warm', measured: Math.round(median(took.slice(words.length))), unit: 'ms', limit: 500 });
});

gate('an edit among 12,000 cards until it is painted', async ({ page, context }) => {
  await signIn(context);
  await page.goto(`/products?shop=${shop}`);
  const ticks = page.locator('[role=grid] [data-row-index]').getByRole('checkbox');
  await ticks.first().waitFor();
  await atRest(page);
  const ticked: number[] = [];
  // The bar below the list comes with the first one.
  for (let row = 0; row < 8; row++) ticked.push(await untilPainted(ticks.nth(row), null));
  table.add({ gate: '12,000 cards: a row ticked until painted', measured: Math.round(median(ticked)), unit: 'ms', limit: 50 });

  await page.getByRole('button', { name: 'More with the catalogue' }).click();
  await page.getByRole('menuitem', { name: 'From a spreadsheet' }).click();
  const form = page.getByRole('dialog', { name: 'From a spreadsheet' });
  const cells = form.getByLabel('Paste from a spreadsheet');
  await cells.waitFor();
  const known = cards.slice(0, 500).map((id, row) => `${id}\t${20 + (row % 60)}`);
  const text = ['Артикул WB\tДлина', ...known].join('\n');
  await copied(context, text);
  const took: number[] = [];
  for (let times = 0; times < loads; times++) {
    await cells.fill('');
    took.push(await pasted(page, cells));
    await expect(cells).toHaveValue(text);
  }
  table.add({ gate: '1,000 cells pasted until painted', measured: Math.round(median(took)), unit: 'ms', limit: 300 });
  const began = Date.now();
  await form.getByRole('status').filter({ hasText: 'To change' }).waitFor();
  table.add({ gate: '1,000 cells pasted until the host has told what they change', measured: Date.now() - began, unit: 'ms' });
  // A form with a table in it asks before it goes.
  await cells.fill('');
  const typed: number[] = [];
  for (const letter of 'Артикул WB') typed.push(await untilPainted(cells, letter));
  table.add({ gate: 'a letter typed into a form over 12,000 cards until painted', measured: Math.round(median(typed)), unit: 'ms', limit: 50 });
});

gate('the diff of 10,000 rows after its answer', async ({ page, context, api }) => {
  const rows = smoke ? 500 : 10_000;
  const drafted = await api.query(
    `mutation($input: ProductsEditInput!) { productsEdit(input: $input) { changeSetId errors { code message } } }`,
    { input: { cards: { nmIds: cards.slice(0, rows) }, rules: [{ field: 'dimensions.length', operation: 'SET', values: ['61'] }] } },
    shop,
  );
  expect(drafted.productsEdit.errors).toEqual([]);
  const id: string = drafted.productsEdit.changeSetId;
  await expect.poll(async () => (await api.changeSet(shop, id)).state, { timeout: 10 * 60_000, intervals: [1_000] }).toBe('CHECKED');
  await signIn(context);
  await install(page, { operation: 'ChangeRows', shown: '[data-row-state]' });
  const waits: number[] = [];
  for (let load = 0; load < loads; load++) {
    await page.goto(`/changes/${id}?shop=${shop}`);
    await page.waitForFunction(() => window.noted.painted > 0 && window.noted.answerRead > 0);
    const { painted, answerRead } = await noted(page);
    waits.push(painted - answerRead);
  }
  table.add({ gate: 'diff of 10,000 rows: answer -> painted', measured: Math.round(median(waits)), unit: 'ms', limit: 1_000 });
});

gate('the list without its host', async ({ browser: started }) => {
  const context = await started.newContext({ baseURL: url, serviceWorkers: 'allow', viewport: { width: 1350, height: 940 } });
  await signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`/products?shop=${shop}`);
  await page.locator(list.shown).first().waitFor();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), { timeout: 60_000 }).toBe('activated');
  // What it was asked for is kept a moment later.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), { timeout: 60_000 }).toContain('vitrina.kept');
  await atRest(page);
  await context.setOffline(true);
  const took: number[] = [];
  for (let times = 0; times < loads; times++) {
    await page.reload({ waitUntil: 'commit' });
    await page.locator(list.shown).first().waitFor();
    took.push(await page.evaluate(() => performance.now()));
  }
  table.add({ gate: 'reload without the host until the list is readable', measured: Math.round(median(took)), unit: 'ms', limit: 2_000 });
  await context.close();
});

gate('the heap after hours of looking at cards', async ({ page, context }) => {
  await signIn(context);
  await page.goto(`/products?shop=${shop}`);
  const session = await context.newCDPSession(page);
  const rows = page.locator('[role=grid] [data-row-index]');
  const around = async (round: number) => {
    await rows.nth(round % 8).click();
    await page.locator('aside, [role=dialog]').getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/products\?/);
    await rows.first().waitFor();
  };
  // The same eight cards: what is kept of them, and compiled, is there before the first look.
  for (let round = 0; round < 16; round++) await around(round);
  const before = await heap(session);
  for (let round = 0; round < (smoke ? 8 : 60); round++) await around(round);
  const after = await heap(session);
  table.add({ gate: 'heap: list -> card -> back, 60 times', measured: Math.max(0, (after / before - 1) * 100), unit: '%', limit: 15 });
  table.add({ gate: 'heap: after that', measured: after / 2 ** 20, unit: 'MB' });
});

gate('Lighthouse', async () => {
  const lighthouse = await loadLighthouse();
  test.skip(lighthouse === null, 'npm ci --prefix app/e2e/gates');
  if (lighthouse === null) return;
  const port = await freePort();
  const context = await browser.launchPersistentContext(mkdtempSync(join(tmpdir(), 'vitrina-gates-')), {
    executablePath: chromium,
    args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    baseURL: url,
  });
  try {
    for (const { name, path, open } of screens) {
      if (open) await context.clearCookies();
      else await signIn(context);
      for (const kind of ['desktop', 'mobile'] as const) {
        const runs: Scores[] = [];
        for (let times = 0; times < (smoke ? 1 : kind === 'desktop' ? 5 : 3); times++) runs.push(await scores(lighthouse.run, url + path(), port, kind === 'desktop' ? lighthouse.desktop : undefined));
        const of = (score: 'performance' | 'accessibility' | 'bestPractices') => median(runs.map((run) => run[score]));
        table.add({ gate: `Lighthouse ${kind}, ${name}: performance`, measured: of('performance'), unit: '', limit: kind === 'desktop' ? 95 : 70, atLeast: true });
        if (kind === 'mobile') continue;
        table.add({ gate: `Lighthouse, ${name}: accessibility`, measured: of('accessibility'), unit: '', limit: 100, atLeast: true });
        table.add({ gate: `Lighthouse, ${name}: best practices`, measured: of('bestPractices'), unit: '', limit: 100, atLeast: true });
      }
    }
  } finally {
    await context.close();
  }
});
