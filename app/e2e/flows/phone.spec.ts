import { devices } from '@playwright/test';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { expectAccessible } from '../support/axe.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const { viewport, hasTouch, isMobile, userAgent } = devices['Pixel 7'];
test.use({ viewport, hasTouch, isMobile, userAgent });

test('the main path fits on a phone', async ({ page, api }) => {
  const shop = await api.connectAndSync('Ладошка', await sandbox.token('phone'));
  await Shell.prefer(page, { shop });
  const signIn = new SignInPage(page);
  const products = new ProductsPage(page);
  await signIn.open();
  await signIn.signIn();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'All prices' })).toBeVisible();
  await expectNothingSticksOut();
  await expectAccessible(page, 'start page on a phone');
  await page.getByRole('main').getByRole('link', { name: 'Product cards' }).tap();
  await products.expectTotal(130);
  await expectNothingSticksOut();
  await expectAccessible(page, 'products on a phone');

  await products.search('а');
  await expect(products.row(0)).toBeVisible();
  await products.row(0).tap();
  await expect(page).toHaveURL(/\/products\/\d+/);
  await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
  await expectNothingSticksOut();
  await expectAccessible(page, 'product on a phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().tap();
  await expect(products.row(0)).toBeVisible();

  await page.getByRole('button', { name: 'Open navigation' }).tap();
  await new Shell(page).place('Tokens').tap();
  await expect(page.getByRole('article', { name: 'Ладошка' })).toBeVisible();
  await expectNothingSticksOut();
  await expectAccessible(page, 'tokens on a phone');

  async function expectNothingSticksOut() {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  }
});
