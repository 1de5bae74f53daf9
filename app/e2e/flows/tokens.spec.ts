import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { TokensPage } from '../pages/tokens-page.ts';
import { admin } from '../support/environment.ts';
import { sandbox } from '../support/sandbox.ts';
import { type Page, expect, test } from '../support/test.ts';

test.describe('tokens', () => {
  let tokens: TokensPage;

  test.beforeEach(async ({ page, signedIn }) => {
    await signedIn();
    tokens = new TokensPage(page);
    await tokens.open();
  });

  test('what is not a token is refused before anybody is asked', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('"WbTokensCreate"')) sent.push(request.url());
    });

    await tokens.paste('Черновик', 'not a token');
    await expect(tokens.refusal('This is not a Wildberries API token')).toBeVisible();
    await tokens.paste('', 'aaa.bbb.ccc');
    await expect(tokens.refusal('Give it a name.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  test('three parts that are no token are refused by the server, and what was typed stays', async () => {
    await tokens.paste('Черновик', 'aaa.bbb.ccc');

    await expect(tokens.refusal('This is not a Wildberries API token')).toBeVisible();
    await expect(tokens.addDialog.getByLabel('Name')).toHaveValue('Черновик');
  });

  test('a withdrawn token is refused', async () => {
    const token = await sandbox.token('narrow', { readOnly: true });
    await sandbox.withdraw(token);

    await tokens.paste('Отозванный', token);

    await expect(tokens.refusal('Wildberries refuses the token')).toBeVisible();
  });

  test('an expired token is refused as expired', async () => {
    await tokens.paste('Просроченный', await sandbox.token('expired', { expiresAt: '2025-02-03T10:00:00Z' }));

    await expect(tokens.refusal('The token has expired')).toBeVisible();
  });

  test('a token without the category Content is refused with what to do', async () => {
    await tokens.paste('Без контента', await sandbox.token('narrow', { categories: ['prices', 'statistics'] }));

    await expect(tokens.refusal('The token does not open the category Content')).toBeVisible();
  });

  test('a base token is taken with a warning', async ({ page }) => {
    await tokens.paste('Базовый', await sandbox.token('base', { type: 'base' }));

    await expect(page.getByText('This is a base token')).toBeVisible({ timeout: 20_000 });
    await expect(tokens.card('Базовый')).toContainText('Base');
    await expect(tokens.card('Базовый')).toContainText('ИП Кедров П. С. - Кедр и Ко');
  });

  test('the same seller a second time is refused with the name of the first', async ({ api, page }) => {
    await api.connect('Общий двор', await sandbox.token('shared'));
    await page.reload();

    await tokens.paste('Ещё раз', await sandbox.token('shared', { readOnly: true }));

    await expect(tokens.refusal('is connected already')).toContainText('Общий двор');
    await expect(tokens.card('Ещё раз')).toHaveCount(0);
  });

  test('renaming, replacing by another of the same seller only, checking', async ({ api, page }) => {
    test.setTimeout(90_000);
    await api.connect('Старое имя', await sandbox.token('keys'));
    await page.reload();

    await tokens.act('Старое имя', 'Rename');
    await page.getByRole('dialog').getByLabel('Name').fill('Новое имя');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(tokens.card('Новое имя')).toBeVisible();
    await expect(tokens.card('Старое имя')).toHaveCount(0);

    await tokens.act('Новое имя', 'Replace token');
    const dialog = page.getByRole('dialog', { name: 'Replace the token of Новое имя' });
    await dialog.getByLabel('API token').fill(await sandbox.token('second'));
    await dialog.getByRole('button', { name: 'Check and replace' }).click();
    await expect(tokens.refusal('belongs to another seller')).toBeVisible();
    await dialog.getByLabel('API token').fill(await sandbox.token('keys', { readOnly: true }));
    await dialog.getByRole('button', { name: 'Check and replace' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 20_000 });
    await expect(tokens.card('Новое имя')).toContainText('read only');

    await tokens.act('Новое имя', 'Check now');
    await expect(page.getByText('The token was checked')).toBeVisible({ timeout: 20_000 });
  });

  test('deleting says what goes, wants the name, and takes the shop with it', async ({ api, page, watch }) => {
    // What the shell still asks for the shop that has just gone.
    watch.expects(/status of 400/);
    const shop = await api.connectAndSync('Закат', await sandbox.token('doomed'));
    await page.goto(`/products?shop=${shop}`);
    await new ProductsPage(page).expectTotal(120);
    await tokens.open();

    await tokens.act('Закат', 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete Закат?' });
    await expect(dialog).toContainText('the shop ООО «Закат» - Закат');
    // Its cards, and as many prices once those are there.
    await expect(dialog).toContainText(/(120|240) rows/);
    const submit = dialog.getByRole('button', { name: 'Delete for good' });
    await expect(submit).toBeDisabled();
    await dialog.getByLabel(/To confirm/).fill('Закатик');
    await expect(submit).toBeDisabled();
    await dialog.getByLabel(/To confirm/).fill('Закат');
    await submit.click();

    await expect(dialog).toHaveCount(0);
    await expect(tokens.card('Закат')).toHaveCount(0);
    await page.goto(`/products?shop=${shop}`);
    await expect(page.getByText('This shop is not available to you')).toBeVisible();
  });

  test('an ended session asks for the sign-in in place and keeps what was typed', async ({ page, context, watch }) => {
    watch.expects(/Failed to load resource.*401/);
    const token = await sandbox.token('narrow', { categories: ['prices'] });
    await tokens.add.click();
    await tokens.addDialog.getByLabel('Name').fill('Не потеряйся');
    await tokens.addDialog.getByLabel('API token').fill(token);

    await context.clearCookies();
    await endAccessToken(page);
    await tokens.addDialog.getByRole('button', { name: 'Check and add' }).click();

    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(again).toBeVisible({ timeout: 20_000 });
    await again.getByLabel('Password').fill(admin.password);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();

    // What was sent before goes on by itself, from what was typed.
    await expect(tokens.refusal('The token does not open the category Content')).toBeVisible({ timeout: 20_000 });
    await expect(tokens.addDialog.getByLabel('Name')).toHaveValue('Не потеряйся');
  });

  test('the shop of a token can be chosen right away', async ({ api, page }) => {
    await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    await page.reload();
    const shell = new Shell(page);
    await shell.switchShop('ООО «Общий двор» - Двор');
    await shell.place('Products').click();
    await new ProductsPage(page).expectTotal(260);
  });

  /** Makes the page believe that its access token is about to end, so that it has to ask for another. */
  async function endAccessToken(page: Page) {
    await page.evaluate(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 24 * 3_600_000;
    });
  }
});
