import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

test.describe('Wildberries in trouble', () => {
  test('is down: the list stays, with its age and the reason', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Гроза', await sandbox.token('outage'));
    const clear = await sandbox.fault('cards-list', 'outage', { kind: 'server-error', status: 503 });
    const products = new ProductsPage(page);
    await Shell.prefer(page, { shop });
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

  test('asks to wait: the time of the next attempt is shown', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Тихоход', await sandbox.token('limited'));
    const clear = await sandbox.fault('cards-list', 'limited', { kind: 'rate-limited', retrySeconds: 3_600 });
    const products = new ProductsPage(page);
    await Shell.prefer(page, { shop });
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
});
