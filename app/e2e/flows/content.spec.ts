import { readFile } from 'node:fs/promises';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'a password for the content';

test.describe('the content of cards', () => {
  test.beforeEach(async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    const email = `content-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Content', password, role: 'MANAGER', shops: [shop] });
    await Shell.prefer(page, { shop });
    await signedIn({ email, password });
  });

  test('the shop says what to mend, its counts lead to the cards, and a card says what to do', async ({ page }) => {
    const products = new ProductsPage(page);
    await page.goto('/health');
    await expect(page.getByRole('heading', { name: 'Content health', level: 1 })).toBeVisible();
    await guide(page, 'health', page.getByRole('listitem').filter({ hasText: 'No video' }));
    await expectAccessible(page, 'the content health of a shop');

    const flaw = page.getByRole('listitem').filter({ hasText: 'No video' });
    const count = Number((await flaw.innerText()).replace(/\D/g, ''));
    await flaw.getByRole('link').click();
    await expect(page).toHaveURL(/flaw=NO_VIDEO|flaw=%5B%22NO_VIDEO%22%5D/);
    await products.expectTotal(count);

    await products.row(0).click();
    await page.getByRole('tab', { name: 'Health' }).click();
    await expect(page.getByText('No video', { exact: true }).last()).toBeVisible();
    await expect(page.getByText('The catalogue is up to date').or(page.getByText('The catalogue is older'))).toBeVisible();
    await guide(page, 'card-health', page.getByRole('meter', { name: 'Content score' }));
    await expectAccessible(page, 'the health of a card');
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByText('No changes yet').or(page.getByRole('list', { name: 'Changes of the card' }))).toBeVisible();
    await expectAccessible(page, 'the history of a card');
  });

  test('a slip of the keyboard is forgiven, and the list says so', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();
    const [title = ''] = await products.column('Title');
    const word = title.split(/[\s,]+/).find((one) => one.length >= 6) ?? title;
    const slip = word.slice(0, 2) + word.charAt(3) + word.charAt(2) + word.slice(4);
    await products.search(slip);
    await expect(page.getByText(`No card has “${slip}”`)).toBeVisible();
    await expect(products.row(0)).toBeVisible();
  });

  test('the list goes into a file with the columns that were chosen', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open('?video=no');
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export cards' });
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    await dialog.getByRole('checkbox', { name: 'Barcodes' }).uncheck();
    await expectAccessible(page, 'the export');
    await dialog.getByRole('button', { name: /^Export \d/ }).click();
    const save = dialog.getByRole('button', { name: /^Download/ }).first();
    await expect(save).toBeVisible({ timeout: 30_000 });
    const download = page.waitForEvent('download');
    await save.click();
    const file = await readFile(await (await download).path(), 'utf8');

    // The mark by which Excel knows UTF-8; trimming takes it away.
    expect(file.startsWith('\uFEFF')).toBe(true);
    const lines = file.trim().split('\r\n');
    expect(lines[0]).toBe('WB article,Vendor code,Title,Brand,Subject,Photos,Content score,Changed');
    const total = Number((await products.total.innerText()).replace(/\D/g, ''));
    expect(lines.length).toBe(total + 1);
  });
});
