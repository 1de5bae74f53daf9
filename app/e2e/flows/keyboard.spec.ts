import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { admin } from '../support/environment.ts';
import { tabTo } from '../support/keyboard.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

test('the main path needs no mouse, and the focus is always to be seen', async ({ page, api }) => {
  test.setTimeout(90_000);
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  await Shell.prefer(page, { shop });
  const products = new ProductsPage(page);

  await page.goto('/');
  await tabTo(page, () => page.getByLabel('E-mail'));
  await page.keyboard.type(admin.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await tabTo(page, () => new Shell(page).place('Products'));
  await page.keyboard.press('Enter');
  await products.expectTotal(260);

  await tabTo(page, () => page.getByRole('searchbox', { name: 'Search products' }));
  await page.keyboard.type('а');
  await expect(page).toHaveURL(/q=/);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await products.expectTotal(260);

  await tabTo(page, () => products.cell(0));
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(products.grid.getByRole('columnheader', { name: 'WB article' }).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=nm/);

  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await expect(products.cell(2, 3)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(page.locator('[data-row-index] > :focus')).toBeVisible();
  // More rows come at the end of the list, and a key that is pressed just as the focus moves to its new row goes nowhere.
  await expect(async () => {
    await page.keyboard.press('Control+Home');
    await expect(products.tick(0)).toBeFocused({ timeout: 1_000 });
  }).toPass();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/products\/\d+/);
  // At once: while the card is loading the key must not be lost.
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/\/products\/\d+/);
  await expect(products.cell(0)).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Product \d+$/ });
  await expect(panel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(products.cell(0)).toBeFocused();

  await page.goto('/products');
  await products.expectTotal(260);
  await tabTo(page, () => new Shell(page).shopSelector);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(new Shell(page).shopSelector).toBeFocused();

  await tabTo(page, () => page.getByRole('button', { name: 'Your account' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
});
