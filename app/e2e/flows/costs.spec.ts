import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { type Plain, plainGoods } from '../support/prices.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, type Page, test } from '../support/test.ts';

const CARDS = 30;

test.describe('costs are told, and say what a price leaves', () => {
  let shop: string;
  let goods: Plain[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Счёт', await sandbox.token('costs'));
    goods = await plainGoods(api, shop, 'costs');
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  const row = (page: Page, good: Plain) => page.getByRole('table', { name: 'Costs' }).locator('tbody').filter({ has: page.getByRole('link', { name: good.name, exact: true }) });

  test('a pasted table becomes costs once it is understood, and the margin appears', async ({ page }) => {
    const [first, second, third] = goods as [Plain, Plain, Plain];
    await page.goto('/p/wb-pricing/costs');
    await expect(page.getByText(`The cost is known of 0 of ${CARDS} goods.`)).toBeVisible();
    await row(page, first).getByRole('button', { name: `Margin of ${first.name}` }).click();
    const margin = page.getByRole('dialog', { name: `Margin of ${first.name}` });
    await expect(margin.getByText('The cost, or that of every size')).toBeVisible();
    await expect(margin.getByRole('definition').filter({ hasText: 'Cannot be told while something is missing' })).toBeVisible();
    await margin.getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('button', { name: 'Paste or import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste or import' });
    await dialog.getByLabel('Table').fill(
      ['Артикул WB\tЦена поставщика\tДата', `${first.nmId}\t1 240,50 ₽\t01.11.2026`, `${second.nmId}\t200\t`, `${third.nmId}\tдаром\t`].join('\n'),
    );
    // The second column is called as nobody foresaw.
    await dialog.getByLabel('Meaning of Цена поставщика').selectOption('Cost');
    await expect(dialog.getByRole('status')).toContainText('Costs that can be kept: 2.');
    await expect(dialog.getByRole('status').getByRole('listitem')).toContainText('Line 4');
    await expectAccessible(page, 'a pasted table of costs');
    await dialog.getByRole('button', { name: 'Keep 2 costs' }).click();
    await expect(dialog).toHaveCount(0);

    await expect(page.getByText(`The cost is known of 2 of ${CARDS} goods.`)).toBeVisible();
    await expect(page.getByRole('textbox', { name: `Cost of ${first.name}`, exact: true })).toHaveValue('1240.50');
    await expect(row(page, first)).toContainText(/1 Nov 2026|Nov 1, 2026/);
    await expectAccessible(page, 'costs');
    await row(page, second).getByRole('button', { name: `Margin of ${second.name}` }).click();
    const known = page.getByRole('dialog', { name: `Margin of ${second.name}` });
    await expect(known.getByRole('region', { name: 'What the price is made of' })).toContainText('200');
    await expect(known.getByText('The cost, or that of every size')).toHaveCount(0);
    await expectAccessible(page, 'the margin of a good');
  });

  test('what is typed counts from a day, and is taken back where it was wrong', async ({ page }) => {
    const good = goods[4]!;
    await page.goto('/p/wb-pricing/costs');
    await page.getByRole('searchbox').fill(good.name);
    await expect(page.getByRole('table', { name: 'Costs' }).locator('tbody')).toHaveCount(1);
    const cell = page.getByRole('textbox', { name: `Cost of ${good.name}`, exact: true });
    await cell.fill('twelve');
    const bar = page.getByRole('form', { name: 'Unsaved costs' });
    await bar.getByRole('button', { name: 'Save costs' }).click();
    await expect(bar).toContainText('To be corrected: 1.');
    await cell.fill('512,40');
    await bar.getByLabel('Counts from').fill('2026-10-05');
    await expectAccessible(page, 'costs that are typed');
    await bar.getByRole('button', { name: 'Save costs' }).click();
    await expect(bar).toHaveCount(0);
    await expect(cell).toHaveValue('512.40');

    await row(page, good).getByRole('button', { name: `History of the cost of ${good.name}` }).click();
    const history = page.getByRole('dialog', { name: `History of the cost of ${good.name}` });
    await expect(history.getByRole('row').nth(1)).toContainText(/5 Oct 2026|Oct 5, 2026/);
    await expectAccessible(page, 'all costs of a good');
    await history.getByRole('button', { name: /^Take back .*512\.40? .*from/ }).click();
    await expect(history.getByText('Nothing was ever told of it.')).toBeVisible();
    await history.getByRole('button', { name: 'Close' }).last().click();
    await expect(cell).toHaveValue('');
  });
});
