import { ChangePage } from '../pages/change-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

/** What is done with cards as a whole: the trash, labels, groups. */
test.describe('the upkeep of a catalogue', () => {
  let shop: string;
  let cards: SandboxCard[];
  const card = (nmId: number) => sandbox.card('shelf', nmId) as Promise<SandboxCard>;

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Полка', await sandbox.token('shelf'));
    cards = await Promise.all((await sandbox.cards('shelf')).map(({ nmID }) => card(nmID)));
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a card goes to the trash and comes out of it', async ({ page }) => {
    const products = new ProductsPage(page);
    const change = new ChangePage(page);
    const gone = cards[0]!;
    await products.open(`?q=${gone.nmID}`);
    await products.tick(0).check();
    await products.bulk('To the trash');
    const form = page.getByRole('dialog', { name: 'To the trash' });
    await expect(form).toContainText('30 days');
    await expectAccessible(page, 'the way to the trash');
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');
    await page.goto(`/products?q=${gone.nmID}`);
    await expect(page.getByText('No card matches')).toBeVisible({ timeout: 20_000 });

    await page.getByRole('button', { name: 'More with the catalogue' }).click();
    await page.getByRole('menuitem', { name: 'Trash' }).click();
    const trash = page.getByRole('dialog', { name: 'Trash' });
    await trash.getByLabel('Vendor code, WB article or barcode').fill(gone.vendorCode);
    await expect(trash.getByRole('listitem')).toHaveCount(1);
    await trash.getByRole('checkbox').check();
    await expectAccessible(page, 'the trash');
    await trash.getByRole('button', { name: 'Take 1 card out' }).click();
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');
    expect((await card(gone.nmID)).vendorCode).toBe(gone.vendorCode);
    await expect(async () => {
      await page.goto(`/products?q=${gone.nmID}`);
      await expect(products.row(0)).toContainText(gone.vendorCode, { timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  });

  test('labels are put on the chosen cards and are to be seen on them', async ({ page }) => {
    const products = new ProductsPage(page);
    const change = new ChangePage(page);
    const bare = cards.slice(1).filter(({ tags }) => (tags ?? []).length === 0).slice(0, 2);
    await products.open('?sort=nm&dir=asc');
    for (const { nmID } of bare) await products.grid.getByRole('row').filter({ hasText: String(nmID) }).getByRole('checkbox').check();
    await products.bulk('Tags');
    const form = page.getByRole('dialog', { name: 'Tags' });
    const label = form.getByRole('group', { name: 'Tags' }).getByRole('checkbox').first();
    const name = (await form.getByRole('group', { name: 'Tags' }).locator('label').first().innerText()).trim();
    await label.check();
    await expectAccessible(page, 'labels for the chosen cards');
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    await change.expectChecked();
    await change.send(2);
    await change.expectEnded('Applied');
    for (const { nmID } of bare) expect((await card(nmID)).tags?.map((tag) => tag.name)).toEqual([name]);
    await page.goto(`/products/${bare[0]!.nmID}`);
    await expect(products.panel(String(bare[0]!.nmID)).getByText(name, { exact: true })).toBeVisible({ timeout: 20_000 });
  });

  test('cards of a subject are merged into one group, and one is taken out of it again', async ({ page }) => {
    const products = new ProductsPage(page);
    const change = new ChangePage(page);
    const pair = twoOfASubject();
    await products.open(`?subject=${pair[0].subjectID}`);
    for (const { nmID } of pair) await products.grid.getByRole('row').filter({ hasText: String(nmID) }).getByRole('checkbox').check();
    await products.bulk('Merge or part');
    const form = page.getByRole('dialog', { name: 'Merge or part' });
    await form.getByLabel('Into the group (imtId)').fill(String(pair[0].imtID));
    await expectAccessible(page, 'the group of cards');
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');
    expect((await card(pair[1].nmID)).imtID).toBe(pair[0].imtID);

    await products.open(`?q=${pair[1].nmID}`);
    await products.tick(0).check();
    await products.bulk('Merge or part');
    await form.getByLabel('Take each card out of its group').check();
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    await change.expectChecked();
    await change.send(1);
    await change.expectEnded('Applied');
    expect((await card(pair[1].nmID)).imtID).not.toBe(pair[0].imtID);
  });

  function twoOfASubject(): [SandboxCard, SandboxCard] {
    const [, ...rest] = cards;
    for (const one of rest) {
      const other = rest.find(({ nmID, subjectID, imtID }) => nmID > one.nmID && subjectID === one.subjectID && imtID !== one.imtID);
      if (other) return [one, other];
    }
    throw new Error('the sandbox has no two cards of a subject in groups of their own');
  }
});
