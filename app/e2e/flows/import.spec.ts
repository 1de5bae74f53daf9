import { readFile } from 'node:fs/promises';
import { ChangePage } from '../pages/change-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { type Page, expect, test } from '../support/test.ts';
import { unzip } from '../support/zip.ts';

const CARDS = 60;

/** Tables go in and out; nothing of a table is sent before it is confirmed. */
test.describe('tables', () => {
  let shop: string;
  let cards: SandboxCard[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Таблица', await sandbox.token('sheets'));
    const numbers = (await sandbox.cards('sheets', 8)).map(({ nmID }) => nmID);
    cards = (await Promise.all(numbers.map((nmId) => sandbox.card('sheets', nmId)))) as SandboxCard[];
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a table pasted from a spreadsheet is mapped, and its bad rows are told before anything is drafted', async ({ page }) => {
    const [first, second, third] = cards as [SandboxCard, SandboxCard, SandboxCard];
    const form = await openImport(page);
    await form.getByLabel('Paste from a spreadsheet').fill(
      [
        ['Артикул WB', 'Наше имя', 'Длина, см'],
        [first.nmID, 'Плед с бахромой, 130 × 170', ''],
        [second.nmID, 'Плед в клетку, 150 × 200', ''],
        [third.nmID, third.title, ''],
        [1, 'Такой карточки нет', ''],
        [cards[3]!.nmID, '', 'длинный'],
      ]
        .map((row) => row.join('\t'))
        .join('\n'),
    );
    const tally = form.getByRole('status');
    const meaning = form.getByLabel('What Наше имя is for');
    await expect(meaning).toHaveValue('');
    await expect(form.getByLabel('What Артикул WB is for').getByRole('option', { selected: true })).toHaveText('Card: WB article');
    await expect(form.getByLabel('What Длина, см is for').getByRole('option', { selected: true })).toHaveText('Length, cm');
    await expect(form.getByRole('button', { name: 'Make a draft and check it' })).toBeDisabled();

    await meaning.selectOption('Title');
    await expect(tally).toContainText('To change: 2. As they are: 1. Left out: 2.');
    await tally.getByText('2 rows are left out').click();
    await expect(tally.getByText(/^Row 5: /)).toBeVisible();
    await expect(tally.getByText(/^Row 6: .*длинный/)).toBeVisible();
    await guide(page, 'import-table', tally);
    await expectAccessible(page, 'a pasted table');
    expect(await sandbox.writes('sheets'), 'nothing is sent by looking').toEqual([]);

    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    const change = new ChangePage(page);
    await change.expectChecked();
    await expect(change.rows).toHaveCount(2);
    await expect(change.row(first.nmID)).toContainText('Плед с бахромой');
    expect(await sandbox.writes('sheets'), 'nothing is sent by a draft').toEqual([]);
    await change.act('Stop').click();
    await change.question('Stop this change set?').getByRole('button', { name: 'Stop' }).click();
    await change.expectEnded('Stopped');
  });

  test('a formula in a card is a text in every file, and comes back as it was', async ({ page, api }) => {
    const card = cards[4]!;
    const title = '=HYPERLINK("http://a.example";"Плед")';
    await sandbox.edit('sheets', card.nmID, { title });
    await api.sync(shop);
    const products = new ProductsPage(page);
    await products.open('?sort=nm&dir=asc');
    await expect(products.grid.getByText(title)).toBeVisible({ timeout: 20_000 });

    const csv = await exported(page, 'CSV');
    const text = csv.toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(""http://a.example"";""Плед"")"`);
    expect(text.trim().split('\r\n').length).toBe(CARDS + 1);

    const workbook = unzip(await exported(page, 'XLSX'));
    const sheet = workbook.get('xl/worksheets/sheet1.xml')!.toString('utf8');
    expect(sheet.split('<row ').length - 1).toBe(CARDS + 1);
    expect(sheet).not.toContain('<f>');
    const texts = [...workbook].filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => bytes.toString('utf8')).join('');
    expect(texts).toContain('=HYPERLINK(');

    await page.getByRole('dialog', { name: 'Export cards' }).getByRole('button', { name: 'Close' }).first().click();
    const form = await openImport(page);
    await form.getByLabel('Choose an XLSX or CSV file').setInputFiles({ name: 'cards.csv', mimeType: 'text/csv', buffer: csv });
    await expect(form.getByText('cards.csv')).toBeVisible();
    await expect(form.getByRole('status')).toContainText(`To change: 0. As they are: ${CARDS}. Left out: 0.`);
    await expectAccessible(page, 'an uploaded table');
  });

  test('of a list go into a file what is chosen, or all that match, in the columns that are wanted', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open('?sort=nm&dir=asc');
    await products.expectTotal(CARDS);
    for (const row of [0, 2]) await products.tick(row).check();
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export cards' });
    await expect(dialog.getByRole('radio', { name: '2 chosen cards' })).toBeChecked();
    for (const column of ['Brand', 'Subject']) await dialog.getByRole('checkbox', { name: column, exact: true }).uncheck();
    await guide(page, 'export', dialog);
    await expectAccessible(page, 'an export of what is chosen');
    const chosen = (await saved(page, 'CSV')).toString('utf8').trim().split('\r\n');
    expect(chosen.length).toBe(3);
    expect(chosen[0]).not.toMatch(/Brand|Subject/);
    expect(chosen[1]).toContain(String(cards[0]!.nmID));
    expect(chosen[2]).toContain(String(cards[2]!.nmID));

    await dialog.getByRole('radio', { name: `All ${CARDS} that match` }).check();
    const all = (await saved(page, 'CSV')).toString('utf8').trim().split('\r\n');
    expect(all.length).toBe(CARDS + 1);
    // The choice of columns is remembered in this browser.
    expect(all[0]).toBe(chosen[0]);
    await expect(dialog.getByRole('region', { name: 'Latest exports' }).getByRole('listitem').nth(1)).toBeVisible();
  });

  async function openImport(page: Page) {
    const products = new ProductsPage(page);
    await products.open();
    await page.getByRole('button', { name: 'More with the catalogue' }).click();
    await page.getByRole('menuitem', { name: 'From a spreadsheet' }).click();
    const form = page.getByRole('dialog', { name: 'From a spreadsheet' });
    await expect(form).toBeVisible();
    return form;
  }

  /** Opens the export unless it is open, and makes and downloads a file of the list. */
  async function exported(page: Page, kind: 'XLSX' | 'CSV'): Promise<Buffer> {
    const dialog = page.getByRole('dialog', { name: 'Export cards' });
    if ((await dialog.count()) === 0) await page.getByRole('button', { name: 'Export' }).click();
    return saved(page, kind);
  }

  async function saved(page: Page, kind: 'XLSX' | 'CSV'): Promise<Buffer> {
    const dialog = page.getByRole('dialog', { name: 'Export cards' });
    const files = dialog.getByRole('region', { name: 'Latest exports' }).getByRole('button', { name: /^Download/ });
    await dialog.getByRole('radio', { name: kind }).check();
    const before = await files.count();
    await dialog.getByRole('button', { name: /^Export \d/ }).click();
    await expect(files).toHaveCount(before + 1, { timeout: 30_000 });
    const download = page.waitForEvent('download');
    await files.first().click();
    return readFile(await (await download).path());
  }
});
