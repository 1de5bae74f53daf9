import { readFile } from 'node:fs/promises';
import { type Locator } from '@playwright/test';
import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import type { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, type Page, test } from '../support/test.ts';
import { zip } from '../support/zip.ts';

interface Good {
  nmId: number;
  name: string;
  price: number;
  discount: number;
  sized: boolean;
}

const listed = `query($after: String) { pricingGoods(first: 500, after: $after) { totalCount items { nmId vendorCode discount editableSizePrice sizes { price { amount } } } pageInfo { hasNextPage endCursor } freshness { state } } }`;

/** The shop's goods with a price, once all prices are there. */
async function goodsOf(api: Api, shop: string): Promise<Good[]> {
  const page = async (after: string | null) => (await api.query(listed, { after }, shop)).pricingGoods;
  await expect.poll(async () => (await page(null)).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
  const goods: Good[] = [];
  let after: string | null = null;
  do {
    const { items, pageInfo } = await page(after);
    for (const { nmId, vendorCode, discount, editableSizePrice, sizes } of items) {
      if (sizes.length > 0) goods.push({ nmId: Number(nmId), name: vendorCode, price: Number(sizes[0].price.amount), discount, sized: editableSizePrice });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return goods;
}

/** A field for a local time takes it so; the browser is in Moscow. */
const inMoscow = (time: Date) => new Date(time.getTime() + 3 * 3_600_000).toISOString().slice(0, 19);

/** A workbook as spreadsheets write it, with its texts in the cells. */
function workbook(rows: (string | number)[][]): Buffer {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (value: string | number, place: string) => (typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`);
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, `${'ABCDEFG'[column]}${at + 1}`)).join('')}</row>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Цены" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  return zip(new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)])));
}

/** As a paste puts it in at once: typing of thousands of lines takes a browser seconds. */
async function putTable(field: Locator, text: string) {
  await field.evaluate((area: HTMLTextAreaElement, lines) => {
    area.focus();
    area.setRangeText(lines);
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

test('a decimal comma that slipped would have put two thousand goods into quarantine, and does not', async ({ page, api, signedIn }) => {
  // Only the prices are waited for: the cards of two thousand goods take longer, and the check needs none of them to stop this.
  const shop = await api.connect('Половодье', await sandbox.token('flood'));
  const goods = await goodsOf(api, shop);
  expect(goods.length).toBeGreaterThan(1_900);
  await Shell.prefer(page, { shop });
  await signedIn();
  await page.goto('/p/wb-pricing/');
  await page.getByRole('button', { name: 'Paste prices' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste prices' });
  await putTable(dialog.getByLabel('Table'), goods.map(({ nmId, price }) => `${nmId}\t${Math.ceil(price / 100)},00`).join('\n'));
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await dialog.getByRole('link', { name: 'To the change set' }).click();

  const blocked = page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: 'Blocked' });
  await expect(blocked).toHaveText(new RegExp(`${goods.length.toLocaleString('en-US')}$`), { timeout: 45_000 });
  await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'would put the good into quarantine' })).toContainText(/1,\d{3} rows/);
  await expect(new ChangePage(page).act('Confirm and send')).toHaveCount(0);
  expect(await sandbox.priceUploads('flood'), 'nothing reaches Wildberries').toEqual([]);
});

/** Each flow changes goods of its own. */
test.describe('prices of many goods at once', () => {
  let shop: string;
  let goods: Good[];
  let plain: Good[];

  test.beforeAll(async ({ api }) => {
    const [twin] = await plainOf('entry');
    const [model] = await plainOf('model');
    // The same good in two shops.
    const { vendorCode } = (await sandbox.card('model', model!)) as unknown as SandboxCard;
    await sandbox.edit('entry', twin!, { vendorCode });
    shop = await api.connectAndSync('Ввод', await sandbox.token('entry'));
    await goodsOf(api, await api.connectAndSync('Образец', await sandbox.token('model')));
    goods = await goodsOf(api, shop);
    const fit = await plainOf('entry');
    plain = fit.map((nmId) => goods.find((good) => good.nmId === nmId)!);
    expect(plain.length).toBeGreaterThan(8);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
    await page.goto('/p/wb-pricing/');
  });

  test('a rule shows what it makes of goods, and the check stops a loss and a threefold drop', async ({ page, api }) => {
    const [dear, cheap] = plain.slice(1, 3) as [Good, Good];
    const costs = [{ nmId: String(dear.nmId), amount: String(Math.floor((dear.price * (100 - dear.discount)) / 100)) }];
    const told = await api.query(`mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { set } } }`, { input: { costs } }, shop);
    expect(told.pricingCostsSet.tally.set).toBe(1);
    for (const { name } of [dear, cheap]) await page.getByRole('checkbox', { name: `Tick ${name}`, exact: true }).check();
    const dialog = await rule(page, 'Price by percent (-10, 5)');
    await dialog.getByLabel('Value').fill('-30');
    await expect(dialog.getByRole('status')).toHaveText('Goods that change: 2 of 2');
    await expect(dialog.getByRole('region', { name: 'For example' }).getByRole('listitem')).toHaveCount(2);
    await expectAccessible(page, 'a rule that is being made');
    await dialog.getByRole('button', { name: 'Review changes' }).click();
    const change = new ChangePage(page);
    await expect(page).toHaveURL(/\/changes\/\d+/);
    await expect(change.row(dear.name)).toHaveAttribute('data-row-state', 'BLOCKED', { timeout: 30_000 });
    await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'less than the piece costs' })).toContainText('1 row');

    await page.goto('/p/wb-pricing/');
    await page.getByRole('checkbox', { name: `Tick ${cheap.name}`, exact: true }).check();
    const again = await rule(page, 'Price by percent (-10, 5)');
    await again.getByLabel('Value').fill('-70');
    await again.getByRole('button', { name: 'Review changes' }).click();
    await expect(change.row(cheap.name)).toHaveAttribute('data-row-state', 'BLOCKED', { timeout: 30_000 });
    await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'would put the good into quarantine' })).toContainText('1 row');
    expect(await sandbox.priceUploads('entry')).toEqual([]);
  });

  test('a good that is priced by size is guarded where Wildberries guards it not', async ({ page, api }) => {
    const sized = goods.find((good) => good.sized)!;
    const { pricingGood } = await api.query(`query($id: ID!) { pricingGood(nmId: $id) { good { sizes { sizeId price { amount } } } } }`, { id: String(sized.nmId) }, shop);
    const [size] = pricingGood.good.sizes;
    const rows = [{ nmId: String(sized.nmId), sizeId: size.sizeId, price: Math.max(1, Math.floor(Number(size.price.amount) / 4)) }];
    const drafted = await api.query(`mutation($input: PricingSetInput!) { pricingSet(input: $input) { changeSetId errors { code } } }`, { input: { rows } }, shop);
    await page.goto(`/changes/${drafted.pricingSet.changeSetId}`);
    const change = new ChangePage(page);
    await expect(change.row(sized.name)).toHaveAttribute('data-row-state', 'BLOCKED', { timeout: 30_000 });
    await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'Wildberries would not stop it' })).toContainText('1 row');
    await expect(change.act('Confirm and send')).toHaveCount(0);
  });

  test('a workbook is looked at before anything is drafted, and its bad rows are told', async ({ page }) => {
    const [good, other] = plain.slice(3, 5) as [Good, Good];
    const file = workbook([
      ['Бренд', 'Артикул WB', 'Текущая цена', 'Сколько', 'Новая скидка'],
      ['x', good.nmId, good.price, `${good.price + 40},00 ₽`, ''],
      ['x', 999_999_999, 1, 500, ''],
      ['x', other.nmId, other.price, '1,234', ''],
      ['x', other.nmId, other.price, '', '12,5'],
    ]);
    await page.getByRole('button', { name: 'Import prices' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import prices' });
    await dialog.locator('input[type=file]').setInputFiles({ name: 'Новые цены.xlsx', mimeType: 'application/octet-stream', buffer: file });
    await expect(dialog.getByLabel('What “Новая скидка” is for')).toHaveValue('discount');
    await expect(dialog.getByLabel('What “Текущая цена” is for')).toHaveValue('');
    await dialog.getByLabel('What “Сколько” is for').selectOption('New price before discount');
    await expect(dialog.getByRole('status')).toHaveText('Rows that change a price: 1. As it is: 0. Left out: 3.');
    await dialog.getByText('Why rows are left out').click();
    await expect(dialog.getByText(/^Row 3: /)).toBeVisible();
    await expect(dialog.getByText(/^Row 4: .*1,234/)).toBeVisible();
    await expect(dialog.getByText(/^Row 5: .*12,5/)).toBeVisible();
    await expectAccessible(page, 'a workbook of prices');
    await dialog.getByRole('button', { name: 'Review changes' }).click();

    const change = new ChangePage(page);
    await change.expectChecked();
    await expect(page.getByRole('heading', { name: 'Новые цены.xlsx' })).toBeVisible();
    await expect(change.rows).toHaveCount(1);
    await expect(change.row(good.name)).toContainText(String(good.price + 40).slice(-3));
  });

  test('what goods cost then is seen, brought back and taken along as a file', async ({ page, api }) => {
    const [good] = plain.slice(5, 6) as [Good];
    const then = new Date();
    const rows = [{ nmId: String(good.nmId), price: good.price + 60 }];
    const { pricingSet } = await api.query(`mutation($input: PricingSetInput!) { pricingSet(input: $input) { changeSetId } }`, { input: { rows, title: 'На минуту дороже' } }, shop);
    const change = new ChangePage(page);
    await page.goto(`/changes/${pricingSet.changeSetId}`);
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');

    await page.goto('/p/wb-pricing/');
    await page.getByLabel('Prices as of').fill(inMoscow(then));
    const line = page.getByRole('row').filter({ hasText: String(good.nmId) });
    await expect(page.getByRole('columnheader', { name: 'Then' })).toBeVisible();
    await expect(line).not.toContainText('not known');
    await expectAccessible(page, 'prices as of a date');
    await page.getByRole('checkbox', { name: `Tick ${good.name}`, exact: true }).check();
    await page.getByRole('button', { name: 'Bring these prices back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change by a rule' });
    await expect(dialog.getByRole('status')).toHaveText('Goods that change: 1 of 1');
    await dialog.getByRole('button', { name: 'Review changes' }).click();
    await change.expectChecked();
    await expect(change.row(good.name)).toContainText(String(good.price).slice(-3));

    await page.goto(`/products/${good.nmId}?tab=wb-pricing.prices`);
    await page.getByRole('tab', { name: 'Prices' }).click();
    await expect(page.getByRole('img', { name: /^Price with discount from .*; changes: 1$/ })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Price history' })).toContainText('На минуту дороже');
    await page.getByLabel('Price on a date').fill(inMoscow(then));
    await expect(page.getByText(/^Paid then: /)).toBeVisible();
    await expectAccessible(page, 'the line of a price');
    await page.getByRole('button', { name: 'Export the history' }).click();
    const files = page.getByRole('dialog', { name: 'Export the history' });
    await files.getByLabel('File').selectOption('CSV');
    await files.getByRole('button', { name: 'Make the file' }).click();
    const download = page.waitForEvent('download');
    await files.getByRole('button', { name: 'Download' }).first().click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain(`,${good.price + 60},`);
    expect(text).toContain('На минуту дороже');
  });

  test('prices are copied from another shop, where the goods are the same', async ({ page, api }) => {
    const [twin] = plain as [Good];
    const [model] = await plainOf('model');
    const there = await sandbox.good('model', model!);
    await expect
      .poll(async () => (await api.query(`query($id: ID!) { pricingGood(nmId: $id) { good { vendorCode } } }`, { id: String(twin.nmId) }, shop)).pricingGood.good.vendorCode)
      .toBe(((await sandbox.card('model', model!)) as unknown as SandboxCard).vendorCode);
    const dialog = await rule(page, 'Copy from another shop');
    await dialog.getByLabel('Shop to copy from').selectOption('Образец');
    await expect(dialog.getByRole('status')).toHaveText(/^Goods that change: 1 of /);
    await expect(dialog.getByText(/^Left out: \d+ — not in the other shop/)).toBeVisible();
    await expectAccessible(page, 'a copy of another shop’s prices');
    await dialog.getByRole('button', { name: 'Review changes' }).click();
    const change = new ChangePage(page);
    await expect(change.rows).toHaveCount(1, { timeout: 30_000 });
    await expect(change.rows).toContainText(String(there.price).slice(-3));
  });

  test('what Wildberries holds back is read at once, with the way to the cabinet', async ({ page }) => {
    const [good] = plain.slice(6, 7) as [Good];
    await sandbox.holdBack('entry', good.nmId, Math.floor(good.price / 4), good.discount);
    await page.goto('/p/wb-pricing/quarantine');
    await expect(page.getByText(/^Calls left: \d/)).toBeVisible();
    await page.getByRole('button', { name: 'Read now' }).click();
    await expect(page.getByRole('row').filter({ hasText: good.name })).toContainText('a third or less');
    await expect(page.getByRole('link', { name: /cabinet/ })).toHaveAttribute('href', 'https://seller.wildberries.ru/discount-and-prices/quarantine');
    await expectAccessible(page, 'the quarantine');
  });

  test('prices that were typed are there when somebody comes back to them', async ({ page }) => {
    const [good] = plain.slice(7, 8) as [Good];
    const cell = page.getByRole('textbox', { name: `Price of ${good.name}`, exact: true });
    await cell.fill(String(good.price + 5));
    await page.getByRole('link', { name: 'Products' }).first().click();
    await expect(page).toHaveURL(/\/products/);
    await page.goBack();
    await expect(page.getByRole('region', { name: 'Changed prices' })).toContainText('Goods changed: 1.');
    await expect(cell).toHaveValue(String(good.price + 5));
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('region', { name: 'Changed prices' })).toHaveCount(0);
  });
});

/** Goods like most, by article: one price, which nothing else moves. */
async function plainOf(seller: string): Promise<number[]> {
  const found: number[] = [];
  for (const { nmID } of await sandbox.cards(seller)) {
    const { price, discount, editableSizePrice, promotions, held } = await sandbox.good(seller, nmID);
    if (price > 400 && discount > 0 && discount < 60 && !editableSizePrice && promotions.length === 0 && !held) found.push(nmID);
  }
  return found;
}

async function rule(page: Page, operation: string) {
  await page.getByRole('button', { name: 'Change by a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change by a rule' });
  await dialog.getByLabel('What to do').selectOption(operation);
  return dialog;
}
