import { ChangePage } from '../pages/change-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { palettePng } from '../support/palette-png.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { zip } from '../support/zip.ts';

/** What the user guide tells of a catalogue as a whole: new cards, photos for many, reading all of it anew. */
test.describe('what is done for a whole catalogue', () => {
  let shop: string;

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a new card says what its subject wants, and what is still missing', async ({ page }) => {
    await new ProductsPage(page).open();
    await page.getByRole('button', { name: 'More with the catalogue' }).click();
    await page.getByRole('menuitem', { name: 'Make a new card' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a new card' });
    const [digest] = await sandbox.cards('shared', 1);
    const { subjectName } = (await sandbox.card('shared', digest!.nmID)) as unknown as { subjectName: string };
    await dialog.getByRole('searchbox', { name: 'Subject' }).fill(subjectName);
    await dialog.getByRole('list', { name: 'Subjects' }).getByRole('button', { name: subjectName }).first().click();
    const missing = dialog.getByRole('status').filter({ hasText: 'must still be filled in' });
    await expect(missing).toBeVisible();
    const before = await missing.innerText();

    await dialog.getByLabel('Vendor code', { exact: true }).fill('НОВ-1');
    await dialog.getByLabel('Title', { exact: true }).fill('Новинка осени');

    await expect(missing).not.toHaveText(before);
    await guide(page, 'new-card', missing);
    await expectAccessible(page, 'the form of a new card');
  });

  test('photos of a ZIP go to the cards that its names tell, and the rest is listed', async ({ page }) => {
    const cards = await Promise.all((await sandbox.cards('shared', 2)).map(async ({ nmID }) => (await sandbox.card('shared', nmID)) as SandboxCard));
    const photo = palettePng(new Uint8Array(900 * 1200 * 4).fill(0xb0), 900, 1200);
    // The second of a card is the same picture, which is no photo more.
    const archive = zip(
      new Map([
        [`${cards[0]!.vendorCode}/1.png`, photo],
        [`${cards[0]!.vendorCode}/2.png`, photo],
        [`${cards[1]!.vendorCode}_1.png`, photo],
        ['нет-такого/1.png', photo],
        [`${cards[1]!.vendorCode}_2.txt`, Buffer.from('это не фотография')],
      ]),
    );
    await page.goto('/media');
    await page.getByRole('button', { name: 'Photos from a ZIP' }).click();
    const dialog = page.getByRole('dialog', { name: 'Photos from a ZIP' });

    await dialog.getByLabel('Choose a ZIP').setInputFiles({ name: 'осень.zip', mimeType: 'application/zip', buffer: archive });

    const tally = dialog.getByTestId('intake-tally');
    await expect(tally).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByText('1 file belongs to no card of the shop')).toBeVisible();
    await expect(dialog.getByText('2 files are not taken')).toBeVisible();
    await guide(page, 'intake', tally);
    await expectAccessible(page, 'what a ZIP brings');
    await dialog.getByRole('button', { name: 'Make a draft and check it' }).click();
    await new ChangePage(page).expectChecked();
  });

  test('reading the whole catalogue anew says first what it takes', async ({ page }) => {
    await new ProductsPage(page).open();
    await page.getByRole('button', { name: 'More with the catalogue' }).click();
    await page.getByRole('menuitem', { name: 'Read the whole catalogue anew…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Read the whole catalogue anew' });

    await expect(dialog.getByTestId('full-sync-plan')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Start the full sync' })).toBeEnabled();
    await guide(page, 'full-sync', dialog.getByTestId('full-sync-plan'));
    await expectAccessible(page, 'the plan of a full sync');
  });
});
