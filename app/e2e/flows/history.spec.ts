import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const CARDS = 40;

test('what changed at Wildberries stands in the history of the card, and the list finds what changed lately', async ({ page, api, signedIn }) => {
  const shop = await api.connectAndSync('Летопись', await sandbox.token('diary'));
  await Shell.prefer(page, { shop });
  await signedIn();
  const products = new ProductsPage(page);
  const [one, other] = (await sandbox.cards('diary', 2)).map(({ nmID }) => nmID) as [number, number];
  const before = (await sandbox.card('diary', one)) as SandboxCard;

  await products.open();
  await products.expectTotal(CARDS);
  await sandbox.edit('diary', one, { title: 'Кардиган с карманами на каждый день', brand: 'Летопись' });
  await sandbox.edit('diary', other, { description: 'Короткое описание.' });
  await products.freshness.click();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.keyboard.press('Escape');
  // What changed last is on top.
  await expect(products.row(1).or(products.row(0)).filter({ hasText: 'Кардиган с карманами' })).toBeVisible({ timeout: 20_000 });
  // What the first sync found has not changed.
  await products.open('?edited=day');
  await products.expectTotal(2);
  await expect(page.getByRole('search').getByRole('button', { name: /since yesterday/ })).toBeVisible();
  await expectAccessible(page, 'what changed since yesterday');

  await products.grid.getByRole('row').filter({ hasText: String(one) }).click();
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('list', { name: 'Changes of the card' });
  const latest = history.getByRole('listitem').first();
  await expect(latest).toContainText('Changed');
  await expect(latest.getByRole('definition').first()).toBeVisible();
  for (const text of ['Кардиган', before.brand, 'Летопись']) await expect(latest).toContainText(text);
  await guide(page, 'history', latest);
  await expectAccessible(page, 'the history of a changed card');

  await page.goto('/products/changes');
  await expect(page.getByRole('heading', { name: 'What changed', level: 1 })).toBeVisible();
  await guide(page, 'feed', page.getByText('Кардиган с карманами').first());
  await expectAccessible(page, 'what changed in the shop');

  await sandbox.trash('diary', other);
  await api.sync(shop, 'FULL');
  await page.goto(`/products/${other}?tab=history`);
  await expect(async () => {
    await page.reload();
    await expect(latest).toContainText('Deleted or in the trash', { timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
});
