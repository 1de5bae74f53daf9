import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'viewer-of-one-shop';

test.describe('who may see what', () => {
  test('a viewer sees the cards of the granted shop and no token management', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    await api.createUser({ email: 'viewer@vitrina.test', name: 'Вера', password, role: 'VIEWER', shops: [shop] });
    await signedIn({ email: 'viewer@vitrina.test', password });
    const shell = new Shell(page);
    const products = new ProductsPage(page);

    await products.open();
    await products.expectTotal(260);
    await shell.expectShop('ООО «Общий двор» - Двор');
    await expect(shell.place('Products')).toBeVisible();
    await expect(shell.place('Tokens')).toHaveCount(0);
    await expect(shell.place('Users')).toHaveCount(0);
    await expect(shell.place('Audit trail')).toHaveCount(0);
    await expect(shell.place('Cache')).toHaveCount(0);
    await expect(shell.place('GraphQL playground')).toHaveCount(0);

    await page.goto('/tokens');
    await expect(page.getByText('You do not have access to this')).toBeVisible();
    await page.goto('/users');
    await expect(page.getByText('You do not have access to this')).toBeVisible();
  });

  test('a user without a grant is told that there is no shop', async ({ page, api, signedIn }) => {
    await api.createUser({ email: 'nobody@vitrina.test', name: 'Никто', password, role: 'VIEWER' });
    await signedIn({ email: 'nobody@vitrina.test', password });

    await page.goto('/products');

    await expect(page.getByText('No shop is connected yet')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Add a token' })).toHaveCount(0);
  });

  test('of several shops one has to be chosen, and the choice is remembered', async ({ page, api, signedIn }) => {
    const one = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    const two = await api.connectAndSync('Второй', await sandbox.token('second'));
    await api.createUser({ email: 'chooser@vitrina.test', name: 'Выбор', password, role: 'VIEWER', shops: [one, two] });
    await signedIn({ email: 'chooser@vitrina.test', password });
    const products = new ProductsPage(page);

    await page.goto('/products');
    await expect(page.getByText('Please choose a shop')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'ИП Соколова А. В. - Ласка Дом' }).click();
    await products.expectTotal(800);

    await page.goto('/products');
    await products.expectTotal(800);
  });
});
