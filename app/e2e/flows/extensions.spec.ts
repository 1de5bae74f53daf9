import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

test.describe('what plugins bring to the dashboard', () => {
  test('prices: a tile on the start page, a page behind the navigation, a tab beside the card', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    const other = await api.connectAndSync('Второй', await sandbox.token('second'));
    // No developer: what a plugin's pages ask must be among the documents that the host knows.
    const manager = { email: 'price-watcher@vitrina.test', password: 'watcher-of-prices' };
    await api.createUser({ ...manager, name: 'Ценовик', role: 'MANAGER', shops: [shop, other] });
    await Shell.prefer(page, { shop });
    await signedIn(manager);
    await page.goto('/');

    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('paragraph').filter({ hasText: /^260$/ })).toBeVisible();
    const tile = page.getByRole('article', { name: 'Deepest discounts' });
    await expect(tile.getByRole('listitem')).toHaveCount(5);
    await expect(tile.getByTestId('freshness')).toContainText('Updated');

    const shell = new Shell(page);
    await shell.place('Prices').click();
    await expect(page).toHaveURL(/\/p\/wb-pricing/);
    const prices = page.getByRole('table', { name: 'Prices' });
    await expect(prices.getByRole('row')).toHaveCount(101);
    await shell.switchShop('ИП Соколова А. В. - Ласка Дом');
    await expect(page).toHaveURL(new RegExp(`/p/wb-pricing\\?shop=${other}$`));
    await expect(prices.getByRole('row')).toHaveCount(101);
    await shell.switchShop('ООО «Общий двор» - Двор');
    await expect(page).toHaveURL(new RegExp(`/p/wb-pricing\\?shop=${shop}$`));
    await expect(prices.getByRole('row')).toHaveCount(101);
    const link = prices.getByRole('link').first();
    const code = await link.innerText();
    const next = page.getByRole('button', { name: 'Next' });
    await next.click();
    await expect(prices.getByRole('link').first()).not.toHaveText(code);
    await expect(next).toBeFocused();
    await page.getByRole('button', { name: 'Previous' }).click();
    await link.click();

    await expect(page).toHaveURL(/\/products\/\d+/);
    const [, nmId = ''] = /\/products\/(\d+)/.exec(page.url()) ?? [];
    const panel = new ProductsPage(page).panel(nmId);
    await panel.getByRole('tab', { name: 'Prices' }).click();
    await expect(panel.getByRole('table', { name: 'Prices' }).getByRole('row').nth(1)).toContainText('₽');
  });

  test('the start page tells who has no shop yet what to do', async ({ page, api, signedIn }) => {
    const newcomer = { email: 'newcomer@vitrina.test', password: 'first-day-at-work' };
    await api.createUser({ ...newcomer, name: 'Новичок', role: 'MANAGER' });
    await signedIn(newcomer);
    await page.goto('/');

    await expect(page.getByRole('article', { name: 'First steps' })).toContainText('Ask an administrator to connect a shop');
    await expect(page.getByRole('listitem').filter({ hasText: 'Connect a shop' })).toHaveAttribute('aria-current', 'step');
  });
});
