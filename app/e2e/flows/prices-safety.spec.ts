import { readFileSync } from 'node:fs';
import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { draftPrices, type Plain, plainGoods, tellCosts } from '../support/prices.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'a password for the guard';

/** Each flow changes goods of its own, so that none meets what another left. */
test.describe('prices are kept from going out by mistake', () => {
  let shop: string;
  let goods: Plain[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Страж', await sandbox.token('guard'));
    goods = await plainGoods(api, shop, 'guard');
    expect(goods.length).toBeGreaterThan(10);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test.afterEach(async ({ api }) => {
    await api.query(`mutation($input: ChangeSendingGoOnInput!) { changeSendingGoOn(input: $input) { errors { code } } }`, { input: { shopId: shop } });
  });

  const dearer = (...of: Plain[]) => of.map(({ nmId, price }) => ({ nmId, price: price + 30 }));
  const price = async ({ nmId }: Plain) => (await sandbox.good('guard', nmId)).price;

  test('of two people the one who is about to confirm is told that the set is another now', async ({ page, api }) => {
    const [good, other] = goods as [Plain, Plain];
    const change = new ChangePage(page);
    const id = await draftPrices(api, shop, dearer(good, other));
    await page.goto(`/changes/${id}`);
    await change.act('Confirm and send').click();
    const question = change.question('Send 2 rows to Wildberries?');
    await expect(question.getByRole('button', { name: 'Send 2 rows' })).toBeVisible();

    const { version } = await api.changeSet(shop, id);
    await api.query(
      `mutation($input: ChangeSetRowsDeleteInput!) { changeSetRowsDelete(input: $input) { errors { code } } }`,
      { input: { id, version, keys: [String(other.nmId)] } },
      shop,
    );
    // As when one comes back to the window.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(question.getByRole('alert').filter({ hasText: 'The set was changed since you looked at it.' })).toBeVisible({ timeout: 30_000 });
    await expect(question.getByRole('button', { name: 'Send 2 rows' })).toHaveCount(0);
    await expectAccessible(page, 'a question that is out of date');
    await question.getByRole('button', { name: 'Look again' }).click();
    await expect(change.rows).toHaveCount(1);
    expect(await price(good)).toBe(good.price);
  });

  test('what is confirmed for later waits, and goes nowhere once it is cancelled', async ({ page, api }) => {
    const good = goods[2]!;
    const change = new ChangePage(page);
    const id = await draftPrices(api, shop, dearer(good));
    await page.goto(`/changes/${id}`);
    await change.act('Confirm and send').click();
    const question = change.question('Send 1 row to Wildberries?');
    await question.getByLabel('Send at a set time').check();
    await question.getByLabel('Take it back by itself later').check();
    await question.getByLabel('Send at, Moscow time').fill('2020-01-01T10:00');
    await expect(question.getByText('This time is past.')).toBeVisible();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await question.getByLabel('Send at, Moscow time').fill(`${inDays(2)}T10:00`);
    await question.getByLabel('Take back at, Moscow time').fill(`${inDays(4)}T23:00`);
    await expectAccessible(page, 'a start and a return that are being set');
    await question.getByRole('button', { name: 'Schedule 1 row' }).click();

    const schedule = page.getByRole('region', { name: 'Schedule' });
    await expect(schedule).toContainText(/10:00( AM)?, Moscow/);
    await expect(schedule).toContainText('To be taken back');
    await schedule.getByRole('button', { name: 'Change the times' }).click();
    const move = change.question('When is it to be sent and taken back?');
    await move.getByLabel('Take it back by itself later').uncheck();
    await move.getByRole('button', { name: 'Save the times' }).click();
    await expect(schedule).not.toContainText('To be taken back');
    await expectAccessible(page, 'a change set with a start');

    await change.act('Cancel the schedule').click();
    await change.question('Cancel the scheduled sending?').getByRole('button', { name: 'Cancel the schedule' }).click();
    await change.expectEnded('Stopped');
    expect(await price(good)).toBe(good.price);
  });

  test('one act stops all sending of a shop, wherever one looks, until it is let go on', async ({ page, api }) => {
    const good = goods[3]!;
    const change = new ChangePage(page);
    const id = await draftPrices(api, shop, dearer(good));
    await page.goto('/changes');
    await page.getByRole('button', { name: 'Stop all sending' }).click();
    const dialog = page.getByRole('dialog', { name: 'Stop all sending at once?' });
    await expect(dialog.getByLabel('Where').locator('option:checked')).toHaveText(/Страж/);
    await dialog.getByLabel('Why').fill('A wrong formula');
    await expectAccessible(page, 'the question before all sending is stopped');
    await dialog.getByRole('button', { name: 'Stop all sending' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'A wrong formula' })).toBeVisible();

    await page.goto('/p/wb-pricing/');
    const banner = page.getByRole('status').filter({ hasText: 'Sending is stopped' });
    await expect(banner).toContainText('A wrong formula');
    await expectAccessible(page, 'a page while sending is stopped');
    await page.goto(`/changes/${id}`);
    await change.act('Confirm and send').click();
    const question = change.question('Send 1 row to Wildberries?');
    await expect(question).toContainText('Sending is stopped');
    await question.getByRole('button', { name: 'Send 1 row' }).click();
    await expect(question).toHaveCount(0);
    // What works on the shop's sets has gone round once more when another one is checked.
    await draftPrices(api, shop, dearer(goods[8]!));
    expect((await api.changeSet(shop, id)).state).toBe('CONFIRMED');
    expect(await price(good)).toBe(good.price);

    await page.getByRole('alert').filter({ hasText: 'A wrong formula' }).getByRole('button', { name: 'Let it go on' }).click();
    await change.question('Let sending go on?').getByRole('button', { name: 'Let it go on' }).click();
    await change.expectEnded('Applied');
    expect(await price(good)).toBe(good.price + 30);
  });

  test('many rows go out only when their number is typed, and come as a file afterwards', async ({ page, api }) => {
    const change = new ChangePage(page);
    const rows = (await api.query(`{ pricingGoods(first: 500) { items { nmId sizes { price { amount } } editableSizePrice } } }`, {}, shop)).pricingGoods.items
      .filter(({ editableSizePrice, nmId }: { editableSizePrice: boolean; nmId: string }) => !editableSizePrice && !goods.slice(0, 9).some((good) => String(good.nmId) === nmId))
      .map(({ nmId, sizes }: { nmId: string; sizes: { price: { amount: string } }[] }) => ({ nmId: Number(nmId), price: Math.round(Number(sizes[0]?.price.amount)) + 1 }));
    const id = await draftPrices(api, shop, rows);
    await page.goto(`/changes/${id}`);
    const ready = Number((await page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: 'Ready' }).innerText()).replace(/\D/g, ''));
    expect(ready).toBeGreaterThan(20);
    await change.act('Confirm and send').click();
    const question = change.question(`Send ${ready} rows to Wildberries?`);
    await question.getByRole('button', { name: `Send ${ready} rows` }).click();
    await expect(question.getByRole('alert').filter({ hasText: `This is not ${ready}.` })).toBeVisible();
    await question.getByLabel(`Type ${ready} to confirm`).fill(String(ready));
    await question.getByRole('button', { name: `Send ${ready} rows` }).click();
    await expect(page.getByTestId('life-cycle').getByText(/^(Applied|Partly applied)$/)).toBeVisible({ timeout: 40_000 });

    const saving = page.waitForEvent('download');
    await change.act('Export').click();
    await page.getByRole('menuitem', { name: 'All rows, CSV' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe(`changes-${id}.csv`);
    const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
    expect(lines[0]).toMatch(/Key,Name,Field,Before,After,Difference,Check,At risk,Currency,Outcome/);
    expect(lines.filter((line) => line.includes(',Applied,')).length).toBeGreaterThan(20);
  });

  test('who may only read prices is told neither a way to send them nor what they lose', async ({ api, browser }) => {
    const good = goods[4]!;
    // What is paid would be less than the piece costs.
    await tellCosts(api, shop, [{ nmId: good.nmId, amount: String(good.price + 500) }]);
    const id = await draftPrices(api, shop, dearer(good));
    const asked = `query($id: ID!) { changeSet(id: $id) { acts missingPermission atRisk { amount } findings { code atRisk { amount } } rows { nodes { findings { code atRisk { amount } } } } } }`;
    const known = (await api.query(asked, { id }, shop)).changeSet;
    expect(JSON.stringify(known.findings)).toMatch(/BELOW_COST[^}]*"amount"/);

    const email = `guard-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Наблюдатель', password, role: 'VIEWER', shops: [shop] });
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const page = await context.newPage();
    await Shell.prefer(page, { shop });
    await Api.signIn(context.request, email, password);
    const told: string[] = [];
    page.on('response', async (response) => {
      if (response.url().endsWith('/graphql')) told.push(await response.text().catch(() => ''));
    });
    const change = new ChangePage(page);
    await page.goto(`/changes/${id}`);
    await expect(page.getByRole('note').filter({ hasText: 'wb-pricing:write' })).toBeVisible();
    for (const act of ['Confirm and send', 'Check again', 'Stop', 'Stop all sending']) await expect(change.act(act)).toHaveCount(0);
    await expect(change.row(good.name)).toContainText('less than the piece costs');
    await expect(page.getByText('at risk')).toHaveCount(0);
    expect(told.filter((answer) => answer.includes('BELOW_COST'))).not.toEqual([]);
    for (const answer of told.filter((one) => one.includes('BELOW_COST'))) {
      expect(answer, 'with the price that is paid, a loss says what the good costs').not.toContain('"amount"');
    }
    await expect(change.act('Export')).toBeVisible();
    await expectAccessible(page, 'a change set of prices of who may only read');
    await page.goto('/p/wb-pricing/costs');
    await expect(page.getByRole('table', { name: 'Costs' })).toHaveCount(0);
    await context.close();
  });

  test('prices that are typed outlive the session, and go on after signing in again', async ({ api, browser }) => {
    const good = goods[5]!;
    const email = `typist-${crypto.randomUUID()}@vitrina.test`;
    const user = { email, name: 'Наборщик', password, role: 'ADMIN' };
    await api.createUser(user);
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const page = await context.newPage();
    await Shell.prefer(page, { shop });
    await Api.signIn(context.request, email, password);
    await page.goto('/p/wb-pricing/');
    const cell = page.getByRole('textbox', { name: `Price of ${good.name}`, exact: true });
    await cell.fill(String(good.price + 44));

    const { users } = await api.query(`query($search: String) { users(search: $search) { items { id } } }`, { search: email });
    const { id } = users.items[0];
    await api.query(`mutation($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code } } }`, { input: { id, password: `${password}, anew` } });
    await page.getByRole('region', { name: 'Changed prices' }).getByRole('button', { name: 'Review changes' }).click();
    const again = new SignInPage(page);
    await expect(again.again).toBeVisible();
    await expect(page.getByLabel(`Price of ${good.name}`, { exact: true }), 'behind the dialog').toHaveValue(String(good.price + 44));
    await again.password.fill(`${password}, anew`);
    await again.submit.click();
    await expect(again.again).toHaveCount(0);
    // What was asked for meanwhile is either done now, or asked for once more.
    const change = new ChangePage(page);
    const review = page.getByRole('button', { name: 'Review changes' });
    await expect(async () => {
      if (await review.isVisible()) await review.click({ timeout: 1_000 });
      await expect(change.act('Confirm and send')).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
    await change.expectChecked();
    await expect(change.row(good.name)).toContainText(String(good.price + 44).slice(-3));
    await context.close();
  });
});

test.describe('prices on the phone, dark, Russian', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('what is wrong is seen, told and sent to be decided', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Страж', await sandbox.token('guard'));
    const goods = await plainGoods(api, shop, 'guard');
    const good = goods[6]!;
    const id = await draftPrices(api, shop, [{ nmId: good.nmId, price: good.price + 60 }]);
    await Shell.prefer(page, { shop, language: 'ru', theme: 'dark' });
    await signedIn();
    for (const { path, heading } of [
      { path: '/p/wb-pricing/problems', heading: 'Проблемы с ценами' },
      { path: '/p/wb-pricing/quarantine', heading: 'Карантин цен' },
      { path: '/p/wb-pricing/costs', heading: 'Себестоимость' },
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expect(page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('article')).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} is not wider than the phone`).toBeLessThanOrEqual(0);
      await expectAccessible(page, `${path} on the phone`);
    }
    await page.goto(`/changes/${id}`);
    const change = new ChangePage(page);
    await change.act('Подтвердить и отправить').tap();
    const question = change.question('Отправить 1 строку на Wildberries?');
    await expect(question).toContainText('Страж');
    await expectAccessible(page, 'the question before sending on the phone');
    await question.getByRole('button', { name: 'Отправить 1 строку' }).tap();
    await expect(page.getByTestId('life-cycle').getByText('Применён', { exact: true })).toBeVisible({ timeout: 40_000 });
    expect((await sandbox.good('guard', good.nmId)).price).toBe(good.price + 60);
  });
});
