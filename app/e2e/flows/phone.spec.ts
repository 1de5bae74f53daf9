import { devices, type Page } from '@playwright/test';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { expectAccessible } from '../support/axe.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { visit } from '../support/visit.ts';

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
  await expectNothingSticksOut(page);
  await expectAccessible(page, 'start page on a phone');
  await page.getByRole('main').getByRole('link', { name: 'Product cards' }).tap();
  await products.expectTotal(130);
  await expectNothingSticksOut(page);
  await expectAccessible(page, 'products on a phone');

  await products.search('а');
  await expect(products.row(0)).toBeVisible();
  await watchPanel(page);
  await products.row(0).tap();
  await expect(page).toHaveURL(/\/products\/\d+/);
  await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
  await expectNothingSticksOut(page);
  await expectAccessible(page, 'product on a phone');
  expect(await page.evaluate(() => (globalThis as unknown as Watched).panelHidden), 'the panel, once there, is hidden while a part of it is on its way').toBe(false);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().tap();
  await expect(products.row(0)).toBeVisible();

  await page.getByRole('button', { name: 'Open navigation' }).tap();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Language' })).toBeVisible();
  await new Shell(page).place('Tokens').tap();
  await expect(page.getByRole('article', { name: 'Ладошка' })).toBeVisible();
  await expectNothingSticksOut(page);
  await expectAccessible(page, 'tokens on a phone');
});

test.describe('at the width of a small phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  const routes = [
    '/',
    '/products',
    '/products/changes',
    '/health',
    '/media',
    '/media?view=duplicates',
    '/search?q=лад',
    '/changes',
    '/tokens',
    '/users',
    '/plugins',
    '/plugins/wb-products',
    '/audit',
    '/cache',
    '/cache?view=table',
    '/cache/policies',
    '/cache/runs',
    '/cache/endpoints/wb-content/cards-errors-seen',
    '/api-keys',
    '/playground',
    '/p/wb-pricing/',
  ];

  test('the head of a dialog that is taller than the screen is in reach', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Ладошка', await sandbox.token('phone'));
    await Shell.prefer(page, { shop });
    await signedIn();
    const [card] = await sandbox.cards('phone', 1);
    await page.goto(`/products/${card!.nmID}`);
    await page.getByRole('button', { name: 'Change the card' }).tap();
    await page.getByRole('menuitem', { name: 'Edit the card' }).tap();
    const form = page.getByRole('dialog', { name: 'Edit the card' });
    await form.getByLabel('Title', { exact: true }).fill('Платье');
    expect((await form.boundingBox())!.height, 'it is taller').toBeGreaterThan(844);

    await form.getByRole('heading', { name: 'Edit the card' }).scrollIntoViewIfNeeded();

    await expect(form.getByRole('heading', { name: 'Edit the card' })).toBeInViewport();
    await form.getByRole('button', { name: 'Close' }).tap();
    await expect(page.getByRole('dialog', { name: 'Discard the changes?' })).toBeVisible();
  });

  for (const look of [{ language: 'ru', theme: 'dark' }, { language: 'zh', theme: 'light' }] as const) {
    test(`every screen fits, ${look.theme}, ${look.language}`, async ({ page, api, signedIn }) => {
      test.slow();
      const shop = await api.connectAndSync('Ладошка', await sandbox.token('phone'));
      await Shell.prefer(page, { shop, ...look });
      await signedIn();
      for (const route of routes) {
        await test.step(route, async () => {
          await visit(page, route);
          await expectNothingSticksOut(page);
          await expectAccessible(page, `${route} on a small phone`);
        });
      }
    });
  }
});

/** Nothing is wider than the window, and no control is where one cannot scroll to. */
async function expectNothingSticksOut(page: Page) {
  const told = () =>
    page.evaluate(() => {
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      const found = over > 0 ? [`the page is ${over} px wider than the window`] : [];
      const scrolls = (element: Element) => {
        for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
        return false;
      };
      for (const control of document.querySelectorAll('button, a[href], input, select, textarea')) {
        const { left, right, width } = control.getBoundingClientRect();
        if (width < 3 || !control.checkVisibility({ visibilityProperty: true }) || scrolls(control) || control.closest('.graphiql-container')) continue;
        if (right > innerWidth + 1 || left < -1) found.push(`out of reach: ${control.getAttribute('aria-label') ?? control.textContent}`);
      }
      return found;
    });
  await expect.poll(told).toEqual([]);
}

type Watched = { panelHidden: boolean };

/** Looks at each frame whether a panel that was there is gone again. */
async function watchPanel(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.panelHidden = false;
    let seen = false;
    const look = () => {
      const shown = document.querySelector('[role=dialog]')?.checkVisibility() ?? false;
      watched.panelHidden ||= seen && !shown;
      seen ||= shown;
      requestAnimationFrame(look);
    };
    look();
  });
}
