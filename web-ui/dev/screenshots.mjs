// node dev/screenshots.mjs [folder] [how names begin]... [look=<look>]...   pictures of every screen against the mock host
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
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

const choose = (page, name, text) => page.getByTestId('plugin-file').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(text) });
const slowly = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 200_000 });
};

const arrange = async (page) => {
  await page.getByRole('button', { name: /^(Arrange|Изменить|整理)$/ }).click();
  await page.locator('[role=dialog] form').waitFor();
};
const pick = (page, files) => page.locator('[role=dialog] input[type=file][multiple]').setInputFiles(files);
const chunk = (type, body) => {
  const typed = Buffer.concat([Buffer.from(type), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};
/** A plain PNG of these pixels; with more bytes behind its end, as large as one likes. */
const photo = (name, width, height, padding = 0) => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + width * 3, 0xb8);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const parts = [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0)), Buffer.alloc(padding)];
  return { name, mimeType: 'image/png', buffer: Buffer.concat(parts) };
};

/** The nth way to edit the cards of the first two rows. */
const way = async (page, at) => {
  for (const row of [0, 1]) await page.locator(`[role=row][data-row-index="${row}"] input[type=checkbox]`).check();
  await page.getByRole('button', { name: /^(Edit|Изменить|修改)$/ }).click();
  await page.getByRole('menuitem').nth(at).click();
};

const edit = async (page) => {
  await page.locator('[role=dialog] input').nth(0).fill('15m');
  await page.locator('[role=dialog] input').nth(1).fill('1,5 ч');
  await page.locator('[role=dialog] input').nth(2).fill('5');
  await page.locator('[role=dialog] input').nth(2).fill('3 d');
};

const scenes = [
  { name: 'sign-in', path: '/sign-in', anonymous: true },
  { name: 'overview', path: '/', ui: 'all' },
  { name: 'overview-slots', path: '/?slots=show', ui: 'own' },
  { name: 'ui-slots', path: '/products?slots=show', ui: 'sample', act: card },
  { name: 'overview-plain', path: '/' },
  { name: 'overview-first', path: '/', sync: 'first', ui: 'own' },
  { name: 'overview-waiting', path: '/', sync: 'waiting' },
  { name: 'overview-choose', path: '/?shop=gone', ui: 'own' },
  { name: 'overview-new', path: '/', fresh: true },
  { name: 'overview-manager', path: '/', user: 'manager', ui: 'own' },
  { name: 'products', path: '/products' },
  { name: 'product', path: '/products', act: card },
  { name: 'lightbox', path: '/products', act: async (page) => { await card(page); await page.getByRole('button', { name: /^(Enlarge|Увеличить|放大查看)$/ }).click(); await page.locator('.yarl__slide_image').first().waitFor(); await page.waitForTimeout(600); } },
  { name: 'media-download', path: '/products', act: async (page) => { await card(page); await page.getByRole('button', { name: /^(Download|Скачать|下载)$/ }).click(); await page.locator('[role=dialog] form').waitFor(); } },
  { name: 'media-progress', path: '/products', act: async (page) => { await card(page); await page.getByRole('button', { name: /^(Download|Скачать|下载)$/ }).click(); await page.locator('[role=dialog] button[type=submit]').click(); await page.getByTestId('media-download').waitFor(); await page.waitForTimeout(2_500); } },
  { name: 'media-missing', path: '/media' },
  { name: 'arrange', path: '/products', act: async (page) => { await card(page); await arrange(page); await page.locator('[role=dialog] ol li button[aria-label]').nth(2).click(); await pick(page, [photo('новое-фото.png', 900, 1200), photo('маленькое.png', 300, 300), { name: 'прайс.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }]); await page.locator('[role=dialog] form [role=alert] li').first().waitFor(); await page.waitForTimeout(900); } },
  { name: 'arrange-sending', path: '/products', act: async (page) => { await card(page); await arrange(page); await slowly(page); await pick(page, [photo('большое-фото.png', 900, 1200, 900_000)]); await page.locator('[role=dialog] [role=progressbar]').waitFor(); } },
  { name: 'arrange-end', path: '/products', act: async (page) => { await card(page); await arrange(page); await page.locator('[role=dialog] ol li button[aria-label]').nth(2).click(); await page.locator('[role=dialog] section').last().scrollIntoViewIfNeeded(); } },
  { name: 'arrange-unreadable', path: '/products', act: async (page) => { await page.locator('[role=row][data-row-index="4"]').click(); await page.locator('aside img, [role=dialog] img').first().waitFor(); await arrange(page); } },
  { name: 'intake-gone', path: '/media?intake=lost', act: (page) => page.locator('[role=dialog] form [role=status]').first().waitFor() },
  { name: 'intake', path: '/media', act: async (page) => { await page.getByRole('button', { name: /ZIP/ }).click(); await page.locator('[role=dialog] form').waitFor(); } },
  { name: 'intake-report', path: '/media', act: async (page) => { await page.getByRole('button', { name: /ZIP/ }).click(); await page.locator('[role=dialog] input[accept*=zip]').setInputFiles({ name: 'фото-осень.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') }); await page.getByTestId('intake-tally').waitFor(); await page.locator('[role=dialog] details').last().locator('summary').click(); } },
  { name: 'media-duplicates', path: '/media?view=duplicates', act: (page) => page.locator('main img').first().waitFor() },
  { name: 'filter', path: '/products?q=%D0%BF%D0%BB%D0%B0%D1%82&brand=Nordvik', act: (page) => page.getByRole('button', { name: /^(Subject|Предмет|类目)/ }).click() },
  { name: 'filter-exact', path: '/products', act: async (page) => { const row = await page.locator('[role=row][data-row-index="2"]').innerText(); await page.locator('input[type=search]').first().fill(/\d{8,}/.exec(row)[0]); await page.locator('p[role=status] button').waitFor(); } },
  { name: 'content', path: '/products?flaw=FEW_PHOTOS', act: (page) => page.getByRole('button', { name: /^(Content|Контент|内容):/ }).click() },
  { name: 'checks', path: '/products?check=!wb-media.checked', act: async (page) => { await page.getByRole('button', { name: /^(Checks|Проверки|检查):/ }).click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'characteristics', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(Characteristics|Характеристики|特征)/ }).click(); await page.locator('[role=dialog] summary').first().click(); } },
  { name: 'product-health', path: '/products', act: async (page) => { await card(page); await page.getByRole('tab').nth(1).click(); await page.locator('[role=meter]').first().waitFor(); } },
  { name: 'product-history', path: '/products', act: async (page) => { await card(page); await page.getByRole('tab').nth(2).click(); await page.locator('ol li').first().waitFor(); } },
  { name: 'export', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(Export|Выгрузить|导出)/ }).click(); await page.locator('[role=dialog] fieldset').first().waitFor(); } },
  { name: 'health', path: '/health' },
  { name: 'feed', path: '/products/changes' },
  { name: 'feed-fields', path: '/products/changes?since=week&field=TITLE', act: async (page) => { await page.getByRole('button', { name: /^(Fields|Поля|字段)/ }).click(); await page.locator('[role=dialog] input').first().waitFor(); } },
  { name: 'feed-none', path: '/products/changes?field=WHOLESALE' },
  { name: 'feed-error', path: '/products/changes', fault: { operation: 'ProductChanges', code: 'DATABASE_UNAVAILABLE', message: 'x' }, wait: 4_500 },
  { name: 'facet-age', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(Brand|Бренд|品牌)/ }).click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'everywhere', path: '/search?q=%D0%BF%D0%BB%D0%B5%D0%B4' },
  { name: 'sync', path: '/products', sync: 'first', wait: 3500 },
  { name: 'view', path: '/products?view=v2', ui: 'own' },
  { name: 'view-dirty', path: '/products?view=v1&video=no&photos=few&sort=nm&dir=asc', act: (page) => page.getByTestId('views').locator('button').last().click() },
  { name: 'view-new', path: '/products?video=no', act: (page) => page.getByTestId('views').locator('button').first().click() },
  { name: 'palette', path: '/products', ui: 'own', act: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').waitFor(); } },
  { name: 'palette-cards', path: '/', ui: 'own', act: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('плед'); await page.getByRole('option', { name: /ПЛЕ-/ }).first().waitFor(); } },
  { name: 'shortcuts', path: '/products', ui: 'own', act: async (page) => { await page.keyboard.press('?'); await page.locator('[role=dialog] dl').first().waitFor(); } },
  { name: 'cell', path: '/products?view=v2', act: async (page) => { await page.locator('[data-row-index="3"] [data-column="2"]').focus(); await page.keyboard.press('Shift+ArrowDown'); await page.keyboard.press('Shift+ArrowDown'); } },
  { name: 'columns', path: '/products', ui: 'own', act: async (page) => { await page.getByTestId('columns').click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'matching', path: '/products', ui: 'sample', act: async (page) => { await page.locator('[role=columnheader] input').check(); await page.locator('section section button').first().click(); } },
  { name: 'edit-card', path: '/products', act: async (page) => { await card(page); await page.getByRole('button', { name: /^(Change the card|Действия с карточкой|商品卡操作)/ }).click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] textarea').first().waitFor(); await page.locator('[role=dialog] input').first().fill('Платье миди из вискозы с очень длинным названием, которое не поместится'); } },
  { name: 'edit-similar', path: '/products', act: async (page) => { await card(page); await page.getByRole('button', { name: /^(Change the card|Действия с карточкой|商品卡操作)/ }).click(); await page.getByRole('menuitem').last().click(); await page.locator('[role=dialog] form').waitFor(); } },
  { name: 'new-card-subject', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().waitFor(); } },
  { name: 'new-card-form', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().click(); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { name: 'new-card-another', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().click(); await page.getByLabel('Высота предмета').fill('12'); await page.locator('[role=dialog] form').waitFor(); await page.getByRole('button', { name: /^(Choose another|Выбрать другой|选择其他|换一个)/ }).click(); await page.locator('[role=dialog] ul button', { hasText: 'Кружки' }).click(); await page.locator('[role=dialog] section[role=status]').waitFor(); } },
  { name: 'new-card-sizes', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] ul button').first().click(); await page.locator('[role=dialog] fieldset').nth(1).locator('button').last().click(); await page.locator('[role=dialog] fieldset').last().scrollIntoViewIfNeeded(); } },
  { name: 'edit-trash', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem', { name: /^(Trash|Корзина|回收站)$/ }).click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'edit-rules', path: '/products', act: async (page) => { await way(page, 0); await page.locator('[role=dialog] li input').nth(0).fill('платье'); await page.locator('[role=dialog] li input').nth(1).fill('Сарафан'); await page.waitForTimeout(800); } },
  { name: 'edit-import', path: '/products', act: async (page) => { await way(page, 1); await page.locator('[role=dialog] textarea').fill('x'); await page.locator('[role=dialog] details').waitFor(); } },
  { name: 'edit-tags', path: '/products', act: async (page) => { await way(page, 2); await page.locator('[role=dialog] input[type=checkbox]').first().waitFor(); } },
  { name: 'full-sync', path: '/products', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').last().click(); await page.getByTestId('full-sync-plan').waitFor(); } },
  { name: 'full-sync-busy', path: '/products', sync: 'first', act: async (page) => { await page.getByRole('button', { name: /^(More with the catalogue|Ещё с каталогом|更多目录操作)/ }).click(); await page.getByRole('menuitem').last().click(); await page.locator('[role=dialog] [role=status] .font-medium').waitFor(); } },
  { name: 'waiting', path: '/products', sync: 'waiting' },
  { name: 'paused', path: '/products', sync: 'paused' },
  { name: 'stale', path: '/products', sync: 'stale', act: (page) => page.getByTestId('freshness').first().click() },
  { name: 'failed', path: '/products', fault: { operation: 'Products', code: 'RATE_LIMITED', retryAfterSeconds: 95 } },
  { name: 'tokens', path: '/tokens' },
  { name: 'add-token', path: '/tokens?add=yes', act: (page) => page.locator('[role=dialog] button[type=submit]').click() },
  { name: 'delete-token', path: '/tokens', act: async (page) => { await page.locator('article, [role=article]').first().getByRole('button').click(); await page.getByRole('menuitem').last().click(); await page.locator('[role=dialog] input').waitFor(); } },
  { name: 'users', path: '/users' },
  { name: 'user', path: '/users', act: async (page) => { await page.locator('tbody tr').nth(1).getByRole('button').click(); await page.locator('[role=dialog] fieldset').waitFor(); } },
  { name: 'plugins', path: '/plugins' },
  { name: 'plugins-none', path: '/plugins', plugins: 'none' },
  { name: 'plugins-error', path: '/plugins', fault: { operation: 'Plugins', code: 'INTERNAL', correlationId: 'c0ffee' } },
  { name: 'plugins-attention', path: '/plugins?show=attention' },
  { name: 'plugins-nomatch', path: '/plugins?q=zzzz' },
  { name: 'plugins-upload', path: '/plugins', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'notes.txt', 'x'); await page.locator('[role=dialog] [role=alert]').waitFor(); } },
  { name: 'plugins-sending', path: '/plugins', act: async (page) => { await page.locator('main button').first().click(); await slowly(page); await choose(page, 'acme-margin-0.1.0.zip', 'x'.repeat(600_000)); await page.locator('[role=dialog] [role=progressbar]').waitFor(); } },
  { name: 'plugins-refused', path: '/plugins', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'acme-margin-0.1.0.zip', 'broken'); await page.locator('[role=dialog] [role=alert]').waitFor(); } },
  { name: 'plugins-report', path: '/plugins', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'acme-margin-0.1.0.zip', 'warn'); await page.locator('[role=dialog] dl').waitFor(); } },
  { name: 'plugins-upgrade', path: '/plugins', act: async (page) => { await page.locator('main button').first().click(); await choose(page, 'wb-tokens-0.2.0.zip', 'id=wb-tokens version=0.2.0 trust=TRUSTED'); await page.locator('[role=dialog] dl').waitFor(); } },
  { name: 'plugins-drop', path: '/plugins', act: (page) => page.evaluate(() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'a.zip')); dispatchEvent(new DragEvent('dragenter', { dataTransfer: data })); }) },
  { name: 'plugin', path: '/plugins/wb-products' },
  { name: 'plugin-end', path: '/plugins/wb-products', act: (page) => page.locator('main section').last().scrollIntoViewIfNeeded() },
  { name: 'plugin-failed', path: '/plugins/wb-pricing' },
  { name: 'plugin-safe', path: '/plugins/acme-repricer' },
  { name: 'plugin-quarantined', path: '/plugins/ads-autobidder' },
  { name: 'plugin-removed', path: '/plugins/old-reports' },
  { name: 'plugin-unknown', path: '/plugins/nobody' },
  { name: 'plugin-disable', path: '/plugins/wb-tokens', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'plugin-menu', path: '/plugins/wb-products', act: (page) => page.locator('main button[aria-haspopup]').first().click() },
  { name: 'plugin-rollback', path: '/plugins/wb-products', act: async (page) => { await page.locator('main button[aria-haspopup]').first().click(); await page.getByRole('menuitem').first().click(); await page.locator('[role=dialog] form').waitFor(); } },
  { name: 'plugin-remove', path: '/plugins/wb-products', act: async (page) => { await page.locator('main button[aria-haspopup]').first().click(); await page.getByRole('menuitem').last().click(); await page.locator('[role=dialog] form').waitFor(); } },
  { name: 'plugin-purge', path: '/plugins/old-reports', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input').fill('old-reports'); } },
  { name: 'plugin-running', path: '/plugins/wb-tokens', plugins: 'holds', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] button[type=submit]').click(); await page.getByTestId('plugin-job').waitFor(); await page.waitForTimeout(2_500); } },
  { name: 'plugin-done', path: '/plugins/stock-alerts', act: async (page) => { await page.locator('main button').first().click(); await page.getByTestId('plugin-job').waitFor(); await page.waitForTimeout(5_500); } },
  { name: 'plugin-job-failed', path: '/plugins/stock-alerts', plugins: 'last-fails', act: async (page) => { await page.locator('main button').first().click(); await page.locator('main [role=alert]').waitFor(); } },
  { name: 'plugin-readonly', path: '/plugins/wb-products', user: 'manager' },
  { name: 'plugin-settings', path: '/plugins/wb-bi' },
  { name: 'plugin-settings-unsaved', path: '/plugins/wb-bi', act: async (page) => { await page.locator('main form input[inputmode=numeric]').fill('99'); await page.locator('main form textarea').fill('Anna\nIvan'); await page.locator('main form button[type=submit]').click(); await page.locator('main form [aria-invalid]').waitFor(); } },
  { name: 'plugin-settings-secrets', path: '/plugins/wb-bi', act: async (page) => { await page.locator('main form input[type=password]').scrollIntoViewIfNeeded(); await page.locator('main form button').last().click(); } },
  { name: 'plugin-settings-leave', path: '/plugins/wb-bi', act: async (page) => { await page.locator('main form input[inputmode=numeric]').fill('7'); await page.locator('main a').first().click(); await page.locator('[role=dialog]').waitFor(); } },
  { name: 'plugins-readonly', path: '/plugins', user: 'manager' },
  { name: 'prices', path: '/p/wb-pricing/', ui: 'own' },
  { name: 'prices-none', path: '/p/wb-pricing/', ui: 'own', sync: 'begin' },
  { name: 'prices-error', path: '/p/wb-pricing/', ui: 'own', fault: { operation: 'PricingGoods', code: 'UPSTREAM_UNAVAILABLE', message: '', retryAfterSeconds: 95 }, wait: 4_500 },
  { name: 'prices-then', path: '/p/wb-pricing/', ui: 'own', act: async (page) => { await page.locator('input[type=datetime-local]').fill('2026-11-20T10:00:00'); await page.waitForTimeout(500); } },
  { name: 'prices-rule', path: '/p/wb-pricing/', ui: 'own', act: async (page) => { await page.locator('.pricing-tools button').nth(0).click(); await page.locator('[role=dialog] select').nth(1).selectOption('SET_MARGIN'); await page.locator('[role=dialog] input').first().fill('30'); await page.locator('.pricing-look li').first().waitFor(); } },
  { name: 'prices-copy', path: '/p/wb-pricing/', ui: 'own', act: async (page) => { await page.locator('.pricing-tools button').nth(0).click(); await page.locator('[role=dialog] select').nth(1).selectOption('COPY_FROM_SHOP'); } },
  { name: 'prices-import', path: '/p/wb-pricing/', ui: 'own', act: async (page) => { await page.locator('.pricing-tools button').nth(2).click(); await page.locator('[role=dialog] input[type=file]').setInputFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') }); await page.locator('.pricing-columns').waitFor(); await page.locator('[role=dialog] summary').click(); } },
  { name: 'prices-export', path: '/p/wb-pricing/', ui: 'own', act: async (page) => { await page.locator('.pricing-tools button').nth(3).click(); await page.locator('.pricing-files li').first().waitFor(); } },
  { name: 'prices-tab', path: '/products', ui: 'own', act: async (page) => { await card(page); await page.getByRole('tab').nth(3).click(); } },
  { name: 'strategies', path: '/p/wb-pricing/strategies', ui: 'own' },
  { name: 'strategies-one', path: '/p/wb-pricing/strategies/3/runs/90', ui: 'own' },
  { name: 'strategies-form', path: '/p/wb-pricing/strategies/new', ui: 'own', act: (page) => page.locator('main select').nth(1).selectOption('EVENTS') },
  { name: 'problems', path: '/p/wb-pricing/problems', ui: 'own' },
  { name: 'problems-open', path: '/p/wb-pricing/problems', ui: 'own', act: (page) => page.locator('main article button[aria-expanded]').first().click() },
  { name: 'problems-costs', path: '/p/wb-pricing/problems', ui: 'own', act: (page) => page.locator('main article button[aria-expanded]').last().click() },
  { name: 'problems-none', path: '/p/wb-pricing/problems', ui: 'own', sync: 'begin' },
  { name: 'costs', path: '/p/wb-pricing/costs', ui: 'own' },
  { name: 'costs-typed', path: '/p/wb-pricing/costs', ui: 'own', act: async (page) => { await page.locator('main td input').nth(0).fill('612,50'); await page.locator('main td input').nth(1).fill('1 240'); } },
  { name: 'costs-import', path: '/p/wb-pricing/costs', ui: 'own', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] textarea').fill('Артикул продавца\tЗакупка, ₽\nNW-1041\t640,50'); await page.locator('[role=dialog] select').first().waitFor(); } },
  { name: 'costs-margin', path: '/p/wb-pricing/costs', ui: 'own', act: async (page) => { await page.locator('main td button').filter({ hasText: /^(Margin|Маржа|利润)$/ }).first().click(); await page.locator('[role=dialog] dl').first().waitFor(); } },
  { name: 'costs-history', path: '/p/wb-pricing/costs', ui: 'own', act: async (page) => { await page.locator('main td button').filter({ hasText: /^(History|История|历史)$/ }).first().click(); } },
  { name: 'quarantine', path: '/p/wb-pricing/quarantine', ui: 'own' },
  { name: 'quarantine-another', path: '/p/wb-pricing/quarantine', ui: 'own', act: (page) => page.locator('main td button').first().click() },
  { name: 'quarantine-error', path: '/p/wb-pricing/quarantine', ui: 'own', fault: { operation: 'PricingQuarantine', code: 'UPSTREAM_UNAVAILABLE', message: '', retryAfterSeconds: 95 }, wait: 4_500 },
  { name: 'competitors', path: '/p/wb-pricing/competitors', ui: 'own' },
  { name: 'competitors-off', path: '/p/wb-pricing/competitors', ui: 'own', sync: 'begin' },
  { name: 'competitors-history', path: '/p/wb-pricing/competitors', ui: 'own', act: (page) => page.locator('main li li button').first().click() },
  { name: 'competitors-add', path: '/p/wb-pricing/competitors', ui: 'own', act: async (page) => { await page.getByRole('button', { name: /^(Add competitors|Добавить конкурентов|添加竞品)$/ }).click(); await page.locator('[role=dialog] textarea').fill('123456789\thttps://www.wildberries.ru/catalog/1/detail.aspx\nA-1\thttps://evil.example/1'); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { name: 'promotions', path: '/p/wb-pricing/promotions', ui: 'own' },
  { name: 'promotion', path: '/p/wb-pricing/promotions', ui: 'own', act: async (page) => { await page.locator('main td button').first().click(); await page.locator('main td input').nth(1).check(); } },
  { name: 'feedbacks', path: '/p/wb-feedbacks/', ui: 'own' },
  { name: 'feedbacks-answered', path: '/p/wb-feedbacks/', ui: 'own', act: (page) => page.locator('main button[aria-pressed]').last().click() },
  { name: 'ui-page', path: '/p/hello/', ui: 'sample', act: (page) => page.locator('main button').first().click() },
  { name: 'ui-broken', path: '/p/hello/broken', ui: 'sample' },
  { name: 'ui-lost', path: '/p/hello/', ui: 'lost' },
  { name: 'ui-nowhere', path: '/p/hello/nowhere', ui: 'sample' },
  { name: 'ui-tab', path: '/products', ui: 'sample', act: async (page) => { await card(page); await page.getByRole('tab').nth(3).click(); } },
  { name: 'ui-tab-broken', path: '/products', ui: 'sample', act: async (page) => { await card(page); await page.getByRole('tab').nth(4).click(); } },
  { name: 'ui-columns', path: '/products', ui: 'sample' },
  { name: 'ui-chosen', path: '/products', ui: 'sample', act: async (page) => { await page.locator('[data-row-index="1"] input').click(); await page.locator('[data-row-index="3"] input').click({ modifiers: ['Shift'] }); } },
  { name: 'ui-bulk', path: '/products', ui: 'sample', act: async (page) => { await page.locator('[role=columnheader] input').check(); await page.locator('section section button').first().click(); } },
  { name: 'ui-bulk-broken', path: '/products', ui: 'sample', act: async (page) => { await page.locator('[role=columnheader] input').check(); await page.locator('section section button').nth(1).click(); } },
  { name: 'ui-settings', path: '/plugins/hello', ui: 'sample' },
  { name: 'ui-updated', path: '/products', ui: 'sample', act: async (page) => { await set('state', { ui: 'updated' }); await page.goto(page.url().replace('/products', '/plugins/stock-alerts')); await page.waitForTimeout(1_500); await set('state', { ui: 'sample' }); await page.locator('main button').first().click(); await page.getByText(/updated|обновилась|已更新/).waitFor({ timeout: 9_000 }); } },
  { name: 'changes', path: '/changes' },
  { name: 'changes-none', path: '/changes?find=zzzz' },
  { name: 'change', path: '/changes/41' },
  { name: 'change-confirm', path: '/changes/41', act: async (page) => { await page.locator('main button').filter({ hasText: /Confirm and send|Подтвердить и отправить|确认并发送/ }).click(); await page.locator('[role=dialog] input').fill('12'); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { name: 'change-filtered', path: '/changes/41?rows=BLOCKED' },
  { name: 'change-sending', path: '/changes/40' },
  { name: 'change-failed', path: '/changes/39' },
  { name: 'change-media', path: '/changes/42', act: async (page) => { await page.route('https://127.0.0.1/**', async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace('https://127.0.0.1', host.url) }) })); await page.reload(); await page.locator('main ol img').first().waitFor(); } },
  { name: 'change-plan', path: '/changes/41', act: async (page) => { await page.locator('main button').filter({ hasText: /Confirm and send|Подтвердить и отправить|确认并发送/ }).click(); for (const box of [0, 1]) await page.locator('[role=dialog] input[type=checkbox]').nth(box).check(); } },
  { name: 'change-scheduled', path: '/changes/34' },
  { name: 'change-approve', path: '/changes/33' },
  { name: 'change-export', path: '/changes/41?rows=BLOCKED', act: (page) => page.locator('main button').filter({ hasText: /^(Export|Выгрузить|导出)$/ }).click() },
  { name: 'sending-stopped', path: '/changes', act: async (page) => { await page.locator('main button').filter({ hasText: /Stop all sending|Остановить всю отправку|停止/ }).first().click(); await page.locator('[role=dialog] input').fill('Неверная формула в наборе 41'); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('main [role=alert]').waitFor(); await page.goto(page.url().replace('/changes', '/products')); await page.locator('[role=status] a[href^="/changes"]').waitFor(); } },
  { name: 'change-unknown', path: '/changes/999' },
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
  { name: 'api-keys', path: '/api-keys' },
  { name: 'api-keys-empty', path: '/api-keys?user=u2' },
  { name: 'api-keys-error', path: '/api-keys', fault: { operation: 'ApiKeys', code: 'DATABASE_UNAVAILABLE', message: 'x' }, wait: 4_500 },
  { name: 'api-key-create', path: '/api-keys', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input[type=checkbox]').first().waitFor(); await page.locator('[role=dialog] input[type=checkbox]:checked').uncheck(); await page.locator('[role=dialog] select').first().selectOption('some'); await page.locator('[role=dialog] button[type=submit]').click(); } },
  { name: 'api-key-shown', path: '/api-keys', act: async (page) => { await page.locator('main button').first().click(); await page.locator('[role=dialog] input').first().fill(`BI ${Date.now()}`); await page.locator('[role=dialog] input[type=checkbox]').first().check(); await page.locator('[role=dialog] button[type=submit]').click(); await page.locator('[role=dialog] summary').click(); } },
  { name: 'api-key-revoke', path: '/api-keys', act: (page) => page.locator('tbody button').first().click() },
  { name: 'playground', path: '/playground', wait: 4000 },
  { name: 'playground-saved', path: '/playground', wait: 4000, act: (page) => page.locator('.graphiql-sidebar button').nth(2).click() },
  { name: 'notifications', path: '/', act: async (page) => { await page.getByRole('button', { name: /notification|уведомлен|通知/i }).click(); await page.locator('[role=dialog] li').first().waitFor(); } },
  { name: 'not-found', path: '/nowhere' },
  { name: 'choose', path: '/products?shop=gone' },
  { name: 'expired', path: '/products', act: async (page) => { await set('state', { expire: 'all' }); await page.locator('input[type=search]').fill('куртка'); await page.locator('[role=dialog] input[type=password]').waitFor(); } },
];

/** In the browser: what reaches over the side of the window where nothing can be scrolled to it, and controls whose name is cut off. */
function sticksOut() {
  const told = [];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) told.push(`the page is ${over} px wider than the window`);
  for (const control of document.querySelectorAll('button, a[href], input, select, textarea, [role=tab]')) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.sr-only, [inert], .graphiql-container')) continue;
    const { left, right, width } = control.getBoundingClientRect();
    let around = control.parentElement;
    while (around && !(/auto|scroll/.test(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth)) around = around.parentElement;
    if (width < 3 || around) continue;
    const name = (control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40);
    if (right > innerWidth + 1 || left < -1) told.push(`out of reach: ${control.tagName} "${name}" ${Math.round(left)}..${Math.round(right)}`);
    else if (control.matches('button') && control.scrollWidth > control.clientWidth + 4) told.push(`cut off: "${name}" ${control.scrollWidth} > ${control.clientWidth}`);
  }
  return told.slice(0, 5);
}

const looks = [
  { name: 'light-en', language: 'en', theme: 'light', width: 1440, height: 900 },
  { name: 'dark-ru', language: 'ru', theme: 'dark', width: 1440, height: 900 },
  { name: 'phone-zh', language: 'zh', theme: 'light', width: 390, height: 844 },
  { name: 'phone-dark-ru', language: 'ru', theme: 'dark', width: 390, height: 844 },
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
      let signedIn = null;
      for (const scene of scenes) {
        if (namesWanted.length > 0 && !namesWanted.some((name) => scene.name.startsWith(name))) continue;
        const user = scene.user ?? 'admin';
        if (!scene.anonymous && signedIn !== user) {
          if (signedIn) await page.context().clearCookies();
          await signIn(page, host.url, { email: `${user}@vitrina.local`, password: `${user}-password` });
          signedIn = user;
        }
        await set('state', { sync: scene.sync ?? 'done', plugins: scene.plugins ?? 'usual', ui: scene.ui ?? 'none', fresh: scene.fresh ?? false });
        await set('fault', scene.fault ?? {});
        try {
          await page.goto(host.url + (scene.path.includes('shop=') || scene.anonymous || scene.fresh ? scene.path : scene.path + (scene.path.includes('?') ? '&' : '?') + 'shop=shop-1'));
          await page.locator('main').waitFor();
        await page.waitForTimeout(600);
          await page.waitForTimeout(scene.wait ?? 250);
          await scene.act?.(page);
          await page.waitForTimeout(450);
        } catch (failure) {
          console.log(look.name, scene.name, String(failure).slice(0, 400));
        }
        for (const told of await page.evaluate(sticksOut)) console.log(look.name, scene.name, told);
        await page.screenshot({ path: join(folder, `${scene.name}-${look.name}.png`) });
        if (scene.name === 'expired') signedIn = null;
      }
    },
    { viewport: { width: look.width, height: look.height }, deviceScaleFactor: look.width < 500 ? 2 : 1 },
  );
}
await host.stop();
