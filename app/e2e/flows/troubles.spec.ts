import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { TokensPage } from '../pages/tokens-page.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

/**
 * A host that fails for one seller is soon not asked for any (the gateway's circuit breaker), so these run alone, after all others
 * (see playwright.config.ts), and connect their sellers before the first fault.
 */
test.describe('Wildberries in trouble', () => {
  let shops: { outage: string; limited: string };

  test.beforeAll(async ({ api }) => {
    shops = {
      outage: await api.connectAndSync('Гроза', await sandbox.token('outage')),
      limited: await api.connectAndSync('Тихоход', await sandbox.token('limited')),
    };
  });

  test('asks to wait: the time of the next attempt is shown', async ({ page, signedIn }) => {
    const clear = await sandbox.fault('cards-list', 'limited', { kind: 'rate-limited', retrySeconds: 3_600 });
    const products = new ProductsPage(page);
    await Shell.prefer(page, { shop: shops.limited });
    await signedIn();
    await products.open();

    await products.freshness.click();
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.keyboard.press('Escape');

    await expect(products.syncPanel).toContainText('Waiting for Wildberries', { timeout: 20_000 });
    await expect(products.syncPanel).toContainText("Wildberries' rate limit is used up");
    await expect(products.syncPanel).toContainText(/Next attempt at \d{1,2}:\d{2}.*, in (59|60) min|in 1 h/);
    await products.expectTotal(250);

    await page.reload();
    await expect(products.syncPanel).toContainText(/Next attempt at \d{1,2}:\d{2}/);
    await clear();
  });

  test('is down: the list stays, with its age and the reason', async ({ page, signedIn }) => {
    const clear = await sandbox.fault('cards-list', 'outage', { kind: 'server-error', status: 503 });
    const products = new ProductsPage(page);
    await Shell.prefer(page, { shop: shops.outage });
    await signedIn();
    await products.open();

    await products.freshness.click();
    await page.getByRole('button', { name: 'Refresh now' }).click();

    await expect(page.getByText('Wildberries is not reachable').first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await products.expectTotal(250);
    await expect(products.row(0)).toBeVisible();
    await expect(products.freshness).toContainText('Updated');

    await page.reload();
    await products.expectTotal(250);
    await clear();
  });

  test('is out of reach when a token is added: it is not called a bad token', async ({ page, signedIn }) => {
    const clear = await sandbox.fault('*', 'narrow', { kind: 'server-error', status: 503 });
    const tokens = new TokensPage(page);
    await signedIn();
    await tokens.open();

    await tokens.paste('Недоступно', await sandbox.token('narrow'));

    await expect(tokens.refusal('Wildberries cannot be reached')).toBeVisible({ timeout: 30_000 });
    await clear();
  });
});
