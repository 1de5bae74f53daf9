// node dev/screenshots.mjs [folder] [how names begin]... [look=<look>]...   pictures of every screen against the mock host
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './mock-server.mjs';
import { prefer, signIn, withBrowser } from './browser.mjs';

const folder = process.argv[2] ?? 'target/screenshots';
const filters = process.argv.slice(3);
const looksWanted = filters.filter((filter) => filter.startsWith('look='));
const namesWanted = filters.filter((filter) => !filter.startsWith('look='));
mkdirSync(folder, { recursive: true });
const host = await start();

const set = (path, value) => fetch(`${host.url}/dev/${path}`, { method: 'POST', body: JSON.stringify(value) });
const card = async (page) => {
  await page.locator('[role=row][data-row-index="2"]').click();
  await page.locator('aside img, [role=dialog] img').first().waitFor();
};

const edit = async (page) => {
  await page.locator('[role=dialog] input').nth(0).fill('15m');
  await page.locator('[role=dialog] input').nth(1).fill('1,5 ч');
  await page.locator('[role=dialog] input').nth(2).fill('5');
  await page.locator('[role=dialog] input').nth(2).fill('3 d');
};

const scenes = [
  { name: 'sign-in', path: '/sign-in', anonymous: true },
  { name: 'products', path: '/products' },
  { name: 'product', path: '/products', act: card },
  { name: 'filter', path: '/products?q=%D0%BF%D0%BB%D0%B0%D1%82&brand=Nordvik', act: (page) => page.getByRole('button', { name: /^(Subject|Предмет|类目)/ }).click() },
  { name: 'sync', path: '/products', sync: 'first', wait: 3500 },
  { name: 'waiting', path: '/products', sync: 'waiting' },
  { name: 'stale', path: '/products', sync: 'stale', act: (page) => page.getByTestId('freshness').first().click() },
  { name: 'failed', path: '/products', fault: { operation: 'Products', code: 'RATE_LIMITED', retryAfterSeconds: 95 } },
  { name: 'tokens', path: '/tokens' },
  { name: 'add-token', path: '/tokens?add=yes', act: (page) => page.locator('[role=dialog] button[type=submit]').click() },
  { name: 'delete-token', path: '/tokens', act: async (page) => { await page.locator('article, [role=article]').first().getByRole('button').click(); await page.getByRole('menuitem').last().click(); await page.locator('[role=dialog] input').waitFor(); } },
  { name: 'users', path: '/users' },
  { name: 'user', path: '/users', act: async (page) => { await page.locator('tbody tr').nth(1).getByRole('button').click(); await page.locator('[role=dialog] fieldset').waitFor(); } },
  { name: 'plugins', path: '/plugins' },
  { name: 'audit', path: '/audit' },
  { name: 'cache-overview', path: '/cache' },
  { name: 'cache-overview-30d', path: '/cache?span=30d', act: async (page) => { await page.getByRole('slider').focus(); await page.keyboard.press('ArrowLeft'); await page.keyboard.press('ArrowLeft'); } },
  { name: 'cache-overview-24h', path: '/cache?span=24h', act: async (page) => { await page.getByRole('slider').hover({ position: { x: 200, y: 100 } }); } },
  { name: 'cache-overview-end', path: '/cache?span=custom&from=2026-11-01&to=2026-11-10', act: (page) => page.locator('main section').last().scrollIntoViewIfNeeded() },
  { name: 'cache-table', path: '/cache?view=table' },
  { name: 'cache-outdated', path: '/cache', act: async (page) => { await set('fault', { operation: 'CacheStats', code: 'INTERNAL' }); await page.locator('main button[aria-haspopup]').first().click(); await page.getByRole('menuitem').nth(1).click(); await page.locator('[role=dialog] textarea').fill('x'); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('main div[role=alert]').waitFor(); } },
  { name: 'cache-error', path: '/cache', fault: { operation: 'CacheStats', code: 'DATABASE_UNAVAILABLE', message: 'The database cannot be reached', retryAfterSeconds: 5 }, wait: 4_500 },
  { name: 'cache-warm', path: '/cache/endpoints/wb-prices/goods', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] textarea').fill('Перед распродажей'); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('main [role=progressbar]').waitFor(); await page.waitForTimeout(4_000); } },
  { name: 'cache-actions', path: '/cache', act: (page) => page.locator('main button[aria-haspopup]').first().click() },
  { name: 'cache-entries', path: '/cache/endpoints/wb-prices/goods', act: (page) => page.locator('main section').last().scrollIntoViewIfNeeded() },
  { name: 'cache-more', path: '/cache/endpoints/wb-prices/goods', act: async (page) => { await set('fault', { operation: 'CacheEntries', code: 'INTERNAL', message: 'x' }); await page.locator('main section').last().locator('> button').click(); await page.locator('main div[role=alert]').scrollIntoViewIfNeeded(); } },
  { name: 'cache-policies', path: '/cache/policies' },
  { name: 'cache-editor', path: '/cache/policies?edit=wb-prices%2Fgoods', act: edit },
  { name: 'cache-conflict', path: '/cache/policies?edit=wb-prices%2Fgoods', act: async (page) => { await edit(page); await set('state', { overtake: true }); await page.locator('[role=dialog] textarea').fill('Быстрее'); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('[role=dialog] [role=alert] ul').waitFor(); } },
  { name: 'cache-reset', path: '/cache/policies?edit=wb-prices%2Fgoods', act: async (page) => { await page.locator('[role=dialog] form button').filter({ hasText: /…$/ }).click(); } },
  { name: 'cache-endpoint', path: '/cache/endpoints/wb-prices/goods' },
  { name: 'cache-invalidate', path: '/cache/endpoints/wb-prices/goods', act: async (page) => { await page.locator('main button').nth(1).click(); await page.locator('[role=dialog] input[type=radio]').last().check(); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { name: 'cache-runs', path: '/cache/runs?run=r3' },
  { name: 'playground', path: '/playground', wait: 4000 },
  { name: 'not-found', path: '/nowhere' },
  { name: 'choose', path: '/products?shop=gone' },
  { name: 'expired', path: '/products', act: async (page) => { await set('state', { expire: 'all' }); await page.locator('input[type=search]').fill('куртка'); await page.locator('[role=dialog] input[type=password]').waitFor(); } },
];

const looks = [
  { name: 'light-en', language: 'en', theme: 'light', width: 1440, height: 900 },
  { name: 'dark-ru', language: 'ru', theme: 'dark', width: 1440, height: 900 },
  { name: 'phone-zh', language: 'zh', theme: 'light', width: 390, height: 844 },
  { name: 'laptop-ru', language: 'ru', theme: 'light', width: 1280, height: 720 },
];

for (const look of looks) {
  if (looksWanted.length > 0 && !looksWanted.includes(`look=${look.name}`)) continue;
  await withBrowser(
    async (context) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log(look.name, 'page error:', error.message));
      page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) console.log(look.name, message.text().slice(0, 300)); });
      await prefer(page, host.url, look);
      let signedIn = false;
      for (const scene of scenes) {
        if (namesWanted.length > 0 && !namesWanted.some((name) => scene.name.startsWith(name))) continue;
        if (!scene.anonymous && !signedIn) {
          await signIn(page, host.url);
          signedIn = true;
        }
        await set('state', { sync: scene.sync ?? 'done' });
        await set('fault', scene.fault ?? {});
        try {
          await page.goto(host.url + (scene.path.includes('shop=') || scene.anonymous ? scene.path : scene.path + (scene.path.includes('?') ? '&' : '?') + 'shop=shop-1'));
          await page.locator('main').waitFor();
        await page.waitForTimeout(600);
          await page.waitForTimeout(scene.wait ?? 250);
          await scene.act?.(page);
          await page.waitForTimeout(450);
        } catch (failure) {
          console.log(look.name, scene.name, String(failure).slice(0, 400));
        }
        await page.screenshot({ path: join(folder, `${scene.name}-${look.name}.png`) });
        if (scene.name === 'expired') signedIn = false;
      }
    },
    { viewport: { width: look.width, height: look.height }, deviceScaleFactor: look.width < 500 ? 2 : 1 },
  );
}
await host.stop();
