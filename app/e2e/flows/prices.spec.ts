import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, type Page, test } from '../support/test.ts';

const CARDS = 40;
const password = 'a password for the prices';

interface Plain {
  nmId: number;
  name: string;
  price: number;
  discount: number;
}

/** Each flow changes goods of its own, so that none meets what another left. */
test.describe('prices are changed through change sets', () => {
  let shop: string;
  let goods: Plain[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Ценник', await sandbox.token('money'));
    const listed = `{ pricingGoods(first: 500) { totalCount items { nmId vendorCode } freshness { state } } }`;
    const read = async () => (await api.query(listed, {}, shop)).pricingGoods;
    await expect.poll(async () => (await read()).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
    const page = await read();
    expect(page.totalCount).toBe(CARDS);
    goods = [];
    for (const { nmId, vendorCode } of page.items) {
      const { price, discount, editableSizePrice, promotions, held } = await sandbox.good('money', Number(nmId));
      // Like most: one price, which nothing else moves.
      if (price > 400 && discount < 60 && !editableSizePrice && promotions.length === 0 && !held) goods.push({ nmId: Number(nmId), name: vendorCode, price, discount });
    }
    expect(goods.length).toBeGreaterThan(8);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a price that is typed goes to Wildberries when it is confirmed, and comes back by a roll-back', async ({ page }) => {
    const [good] = goods as [Plain];
    const change = new ChangePage(page);
    const typed = good.price + 90;
    await page.goto('/p/wb-pricing/');
    const cell = page.getByRole('textbox', { name: `Price of ${good.name}`, exact: true });
    await expect(cell).toHaveValue(String(good.price));
    await cell.fill('12,5');
    const bar = page.getByRole('region', { name: 'Changed prices' });
    await expect(bar).toContainText('To be corrected: 1.');
    await cell.fill(String(typed));
    await expect(bar).toHaveText(/Goods changed: 1\. Nothing is sent yet\./);
    await expectAccessible(page, 'prices that are being changed');
    await bar.getByRole('button', { name: 'Review changes' }).click();

    await change.expectChecked();
    await expect(change.row(good.name)).toContainText(String(typed).slice(-3));
    expect((await sandbox.good('money', good.nmId)).price, 'nothing is sent before it is confirmed').toBe(good.price);
    await expectAccessible(page, 'a checked change set of prices');
    await change.send(1);
    await change.expectEnded('Applied');
    const sent = await sandbox.good('money', good.nmId);
    expect([sent.price, sent.discount]).toEqual([typed, good.discount]);

    const { id } = change;
    await page.goto(`/products/${good.nmId}?tab=wb-pricing.prices`);
    await page.getByRole('tab', { name: 'Prices' }).click();
    await expect(page.getByRole('table', { name: 'Price history' }).getByRole('link', { name: `change set ${id}` })).toBeVisible();
    await expectAccessible(page, 'the history of a price');

    await page.goto(`/changes/${id}`);
    await change.act('Roll back').click();
    await change.question('Take 1 applied row back?').getByRole('button', { name: 'Make a roll-back' }).click();
    await expect(page).not.toHaveURL(new RegExp(`/changes/${id}$`));
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');
    expect((await sandbox.good('money', good.nmId)).price).toBe(good.price);
  });

  test('a decimal comma that slipped is stopped by the check, however many goods it struck', async ({ page }) => {
    const struck = goods.slice(1, 7);
    const uploads = (await sandbox.priceUploads('money')).length;
    await page.goto('/p/wb-pricing/');
    // 1 490 became 14,90 and 15,00: a hundredth of what was meant.
    const lines = struck.map(({ nmId, price }, at) => `${nmId}\t${at % 2 === 0 ? `${Math.floor(price / 100)},90` : `${Math.ceil(price / 100)},00 ₽`}\t`);
    const dialog = await paste(page, ['Артикул\tЦена\tСкидка', ...lines, '5\t1,234\t'].join('\n'));
    await expect(dialog.getByRole('status')).toContainText('Lines that cannot be used: 1');
    await expect(dialog.getByRole('listitem')).toHaveText(`Line ${struck.length + 2}: not a number, or it could be two — “1,234”`);
    await expectAccessible(page, 'a pasted table of prices');
    await dialog.getByRole('link', { name: 'To the change set' }).click();

    const change = new ChangePage(page);
    await expect(page).toHaveURL(/\/changes\/\d+/);
    await expect(change.rows).toHaveCount(struck.length);
    const blocked = page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: 'Blocked' });
    await expect(blocked).toHaveText(new RegExp(`${struck.length}$`), { timeout: 30_000 });
    const found = page.getByRole('main').getByRole('button').filter({ hasText: 'would put the good into quarantine' });
    await expect(found).toContainText(`${struck.length} rows`);
    await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'whole prices only' })).toContainText('3 rows');
    await expect(change.act('Confirm and send')).toHaveCount(0);
    await expectAccessible(page, 'a change set that is blocked');
    expect(await sandbox.priceUploads('money'), 'nothing reaches Wildberries').toHaveLength(uploads);
  });

  test('what somebody changed after the check is left out and says so', async ({ page }) => {
    const [good, other] = goods.slice(7, 9) as [Plain, Plain];
    const change = new ChangePage(page);
    await page.goto('/p/wb-pricing/');
    const dialog = await paste(page, `${good.nmId};${good.price + 20}\n${other.nmId};${other.price + 20}`);
    await dialog.getByRole('link', { name: 'To the change set' }).click();
    await change.expectChecked();
    await sandbox.priceInThePortal('money', good.nmId, good.price + 7);
    await change.send(2);

    await change.expectEnded('Partly applied');
    await expect(change.row(good.name)).toContainText('Somebody changed it after the check');
    expect((await sandbox.good('money', good.nmId)).price).toBe(good.price + 7);
    expect((await sandbox.good('money', other.nmId)).price).toBe(other.price + 20);
  });

  test('who may only read sees prices, and can change none', async ({ api, browser }) => {
    const email = `prices-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Читатель', password, role: 'VIEWER', shops: [shop] });
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const page = await context.newPage();
    await Shell.prefer(page, { shop });
    await Api.signIn(context.request, email, password);

    await page.goto('/p/wb-pricing/');
    await expect(page.getByRole('table', { name: 'Prices' }).getByRole('row')).toHaveCount(CARDS + 1);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^(Price|Discount) of/ })).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    for (const way of ['Change by a rule', 'Paste prices']) await expect(page.getByRole('button', { name: way })).toHaveCount(0);
    await expectAccessible(page, 'prices of who may only read');
    await context.close();
  });
});

async function paste(page: Page, table: string) {
  await page.getByRole('button', { name: 'Paste prices' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste prices' });
  await dialog.getByLabel('Table').fill(table);
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  return dialog;
}
