// node dev/axe.mjs [<theme>-<language>] [how paths begin] [how names begin]   axe over every screen, light and dark, in three languages, against the mock host
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { start } from './mock-server.mjs';
import { prefer, signIn, withBrowser } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const host = await start();
const set = (path, value) => fetch(`${host.url}/dev/${path}`, { method: 'POST', body: JSON.stringify(value) });
const button = (page, place) => page.locator('[role=grid], article, table').first().locator(place).first();

const choose = (page, name, text) => page.getByTestId('plugin-file').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(text) });

const more = (page) => page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click();
const arrange = async (page) => {
  await page.locator('[data-row-index="2"]').click();
  await page.getByRole('button', { name: /^(Arrange|Изменить|整理)$/ }).click();
  await page.locator('[role=dialog] form').waitFor();
};

const screens = [
  { path: '/sign-in', anonymous: true },
  { path: '/', ui: 'all' },
  { path: '/', name: 'first steps', sync: 'first', ui: 'own' },
  { path: '/p/wb-pricing/', ui: 'own' },
  { path: '/p/wb-pricing/problems', ui: 'own', act: async (page) => { await page.locator('main article button[aria-expanded]').first().click(); await page.locator('main article button[aria-expanded]').last().click(); } },
  { path: '/p/wb-pricing/quarantine', ui: 'own', act: (page) => page.locator('main td button').first().click() },
  { path: '/p/wb-pricing/competitors', ui: 'own' },
  { path: '/p/wb-pricing/competitors', name: 'competitors off', sync: 'begin', ui: 'own' },
  { path: '/p/wb-pricing/promotions', ui: 'own', act: async (page) => { await page.locator('main td button').first().click(); await page.locator('main td input').nth(1).check(); } },
  { path: '/p/wb-feedbacks/', ui: 'own' },
  { path: '/products', name: 'prices of a card', ui: 'own', act: async (page) => { await page.locator('[data-row-index="2"]').click(); await page.getByRole('tab').nth(1).click(); } },
  { path: '/products', name: 'chosen', ui: 'sample', act: (page) => page.locator('[role=columnheader] input').check() },
  { path: '/products', name: 'a bulk action', ui: 'sample', act: async (page) => { await page.locator('[role=columnheader] input').check(); await page.locator('section section button').first().click(); } },
  { path: '/products' },
  { path: '/products', name: 'a card', act: async (page) => { await page.locator('[data-row-index="2"]').click(); await page.locator('aside dl').first().waitFor(); } },
  { path: '/products', name: 'a filter', act: (page) => page.locator('search button[aria-haspopup]').first().click() },
  { path: '/products', name: 'freshness', sync: 'stale', act: (page) => page.getByTestId('freshness').first().click() },
  { path: '/products', name: 'waiting', sync: 'waiting' },
  { path: '/products?q=zzzz', name: 'nothing' },
  { path: '/products?view=v2', name: 'a view' },
  { path: '/products?view=v1&video=no&photos=few', name: 'a view that was changed', act: (page) => page.getByTestId('views').locator('button').last().click() },
  { path: '/products?video=no', name: 'a new view', act: (page) => page.getByTestId('views').locator('button').first().click() },
  { path: '/products', name: 'columns', act: async (page) => { await page.getByTestId('columns').click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { path: '/products', name: 'palette', ui: 'own', act: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('плед'); await page.getByRole('option', { name: /ПЛЕ-/ }).first().waitFor(); } },
  { path: '/products', name: 'shortcuts', act: async (page) => { await page.keyboard.press('?'); await page.locator('[role=dialog] dl').first().waitFor(); } },
  { path: '/products', name: 'an error', fault: { operation: 'Products', code: 'INTERNAL', correlationId: 'c0ffee' } },
  { path: '/products?shop=gone', name: 'no shop' },
  { path: '/products', name: 'a full sync', act: async (page) => { await more(page); await page.getByRole('menuitem').last().click(); await page.getByTestId('full-sync-plan').waitFor(); } },
  { path: '/products', name: 'a new card', act: async (page) => { await more(page); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().click(); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { path: '/products', name: 'a new card of a subject', act: async (page) => { await more(page); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().waitFor(); } },
  { path: '/products', name: 'arrange', act: async (page) => { await arrange(page); await page.locator('[role=dialog] input[multiple]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }); await page.locator('[role=dialog] [role=alert] li').waitFor(); } },
  { path: '/products/changes' },
  { path: '/products/changes?field=TITLE', name: 'fields', act: async (page) => { await page.getByRole('button', { name: /^(Fields|Поля|字段)/ }).click(); await page.locator('[role=dialog] input').first().waitFor(); } },
  { path: '/health' },
  { path: '/media' },
  { path: '/media', name: 'a ZIP', act: async (page) => { await page.getByRole('button', { name: /ZIP/ }).click(); await page.locator('[role=dialog] input[accept*=zip]').setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') }); await page.getByTestId('intake-tally').waitFor(); await page.locator('[role=dialog] details').last().locator('summary').click(); } },
  { path: '/tokens' },
  { path: '/tokens?add=yes', name: 'add', act: (page) => page.locator('[role=dialog] button[type=submit]').click() },
  { path: '/tokens', name: 'menu', act: (page) => button(page, 'button').click() },
  { path: '/users' },
  { path: '/users', name: 'edit', act: async (page) => { await page.locator('tbody tr').nth(1).getByRole('button').click(); await page.locator('[role=dialog] fieldset').waitFor(); } },
  { path: '/plugins' },
  { path: '/plugins', name: 'none', plugins: 'none' },
  { path: '/plugins', name: 'a wrong file', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'notes.txt', 'x'); await page.locator('[role=dialog] [role=alert]').waitFor(); } },
  { path: '/plugins', name: 'a refused package', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'a.zip', 'broken'); await page.locator('[role=dialog] [role=alert]').waitFor(); } },
  { path: '/plugins', name: 'a report', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'a.zip', 'warn'); await page.locator('[role=dialog] dl').waitFor(); } },
  { path: '/plugins/wb-products' },
  { path: '/plugins/wb-pricing' },
  { path: '/plugins/acme-repricer' },
  { path: '/plugins/nobody' },
  { path: '/plugins/wb-bi', name: 'a refused setting', act: async (page) => { await page.locator('main form input[inputmode=numeric]').fill('99'); await page.locator('main form button[type=submit]').click(); await page.locator('main form [aria-invalid]').waitFor(); } },
  { path: '/plugins/wb-products', name: 'a menu', act: (page) => page.locator('main button[aria-haspopup]').first().click() },
  { path: '/plugins/wb-tokens', name: 'disable', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { path: '/plugins/old-reports', name: 'purge', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input').waitFor(); } },
  { path: '/plugins/wb-tokens', name: 'under way', plugins: 'holds', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] button[type=submit]').click(); await page.getByTestId('plugin-job').waitFor(); } },
  { path: '/plugins/stock-alerts', name: 'a failure', plugins: 'last-fails', act: async (page) => { await page.locator('main button').first().click(); await page.locator('main [role=alert]').waitFor(); } },
  { path: '/p/hello/', ui: 'sample' },
  { path: '/p/hello/broken', name: 'a part that broke', ui: 'sample' },
  { path: '/p/hello/', name: 'a part that is lost', ui: 'lost' },
  { path: '/products', name: 'a tab of a plugin', ui: 'sample', act: async (page) => { await page.locator('[data-row-index="2"]').click(); await page.getByRole('tab').nth(1).click(); } },
  { path: '/plugins/hello', name: 'settings', ui: 'sample' },
  { path: '/audit' },
  { path: '/cache' },
  { path: '/cache?span=24h', name: 'a point', act: async (page) => { await page.getByRole('slider').focus(); await page.keyboard.press('ArrowLeft'); } },
  { path: '/cache?view=table&span=custom', name: 'a table' },
  { path: '/cache/policies' },
  { path: '/cache/policies?edit=wb-prices%2Fgoods', name: 'editor', act: async (page) => { await page.locator('[role=dialog] input').first().fill('5 parsecs'); await page.locator('[role=dialog] input').nth(1).fill('2h'); await page.locator('[role=dialog] button[type=submit]').click({ force: true }); } },
  { path: '/cache/policies?edit=wb-prices%2Fgoods', name: 'conflict', act: async (page) => { await page.locator('[role=dialog] input').first().fill('20m'); await set('state', { overtake: true }); await page.locator('[role=dialog] textarea').fill('x'); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { path: '/cache/endpoints/wb-prices/goods' },
  { path: '/cache/endpoints/wb-prices/goods', name: 'invalidate', act: async (page) => { await page.locator('main button').nth(1).click(); await page.locator('[role=dialog] input[type=radio]').last().check(); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { path: '/cache/endpoints/wb-prices/goods', name: 'warming', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] textarea').fill('x'); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('main [role=progressbar]').waitFor(); } },
  { path: '/cache/runs?run=r3' },
  { path: '/api-keys' },
  { path: '/api-keys?user=u2', name: 'none' },
  { path: '/api-keys', name: 'create', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input[type=checkbox]').first().waitFor(); await page.locator('[role=dialog] select').first().selectOption('some'); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { path: '/api-keys', name: 'shown', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input').first().fill(`BI ${Math.random()}`); await page.locator('[role=dialog] input[type=checkbox]').first().check(); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('[role=dialog] summary').click(); } },
  { path: '/api-keys', name: 'revoke', act: (page) => page.locator('tbody button').first().click() },
  { path: '/playground', wait: 3000 },
  { path: '/playground', name: 'saved', wait: 3000, act: (page) => page.locator('.graphiql-sidebar button').nth(2).click() },
  { path: '/nowhere' },
];

let violations = 0;
let scans = 0;
for (const look of ['light', 'dark'].flatMap((theme) => ['en', 'ru', 'zh'].map((language) => ({ theme, language })))) {
  if (process.argv[2] && process.argv[2] !== `${look.theme}-${look.language}`) continue;
  await withBrowser(
    async (context) => {
      const page = await context.newPage();
      await prefer(page, host.url, look);
      let signedIn = false;
      for (const { path, name = '', act, sync = 'done', fault = {}, plugins = 'usual', ui = 'none', anonymous, wait = 200 } of screens) {
        if (process.argv[3] && !(process.argv[3] === '/' ? path === '/' : path.startsWith(process.argv[3]))) continue;
        if (process.argv[4] && !name.startsWith(process.argv[4])) continue;
        if (!anonymous && !signedIn) {
          await signIn(page, host.url);
          signedIn = true;
        }
        await set('state', { sync, plugins, ui });
        await set('fault', fault);
        await page.goto(host.url + path + (anonymous || path.includes('shop=') ? '' : `${path.includes('?') ? '&' : '?'}shop=shop-1`));
        await page.locator('main').waitFor();
        await page.waitForTimeout(600);
        await page.waitForTimeout(wait);
        await act?.(page);
        await page.waitForTimeout(400);
        await page.evaluate(axe);
        const result = await page.evaluate(
          (excluded) => window.axe.run({ exclude: excluded.map((one) => [one]) }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } }),
          // Base UI's guards pass the focus on; they hold none. Menus stand outside the landmarks, which only best practice minds.
          ['[data-base-ui-focus-guard]'],
        );
        scans += 1;
        for (const violation of result.violations) {
          violations += 1;
          console.log(`${look.theme} ${look.language} ${path} ${name}: ${violation.id} (${violation.impact}) ${violation.nodes.length}x`);
          for (const node of violation.nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 200)}\n    ${node.failureSummary?.split('\n').slice(1, 3).join(' ').slice(0, 220)}`);
        }
      }
    },
    { viewport: { width: 1440, height: 900 } },
  );
}
console.log(`axe: ${violations} violations in ${scans} scans`);
await host.stop();
process.exit(violations > 0 ? 1 : 0);
