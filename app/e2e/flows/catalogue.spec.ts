import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { guide } from '../support/guide.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const CARDS = 260;
const label = 'ООО «Общий двор» - Двор';

test.describe('a catalogue that is there', () => {
  let shop: string;

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('search finds by title, vendor code, article and barcode', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();
    await products.expectTotal(CARDS);
    const [digest] = await sandbox.cards('shared', 1);
    const card = (await sandbox.card('shared', digest!.nmID)) as {
      nmID: number;
      vendorCode: string;
      title: string;
      sizes: { skus: string[] }[];
    };

    for (const text of [String(card.nmID), card.vendorCode, card.sizes[0]!.skus[0]!]) {
      await products.search(text);
      await expect(products.grid.getByRole('row').filter({ hasText: String(card.nmID) })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    }
    await products.search(card.title.slice(0, 12));
    await expect(products.total).not.toHaveText(`${CARDS} cards`);

    await products.search('нет такой карточки нигде');
    await expect(page.getByText('No card matches')).toBeVisible();
    await products.clearSearch();
    await products.expectTotal(CARDS);
  });

  test('a whole vendor code finds its card alone, and leads to all that contain it', async ({ page, api }) => {
    const numbers = await sandbox.cards('shared');
    const { vendorCode } = (await sandbox.card('shared', numbers[1]!.nmID)) as { vendorCode: string };
    await sandbox.edit('shared', numbers.at(-2)!.nmID, { title: `Пояс запасной к ${vendorCode}` });
    await api.sync(shop);
    const products = new ProductsPage(page);
    await products.open(`?q=${encodeURIComponent(vendorCode)}`);
    await products.expectTotal(1);
    const all = page.getByRole('button', { name: 'Show all that contain it' });
    await guide(page, 'exact', all);

    await all.click();
    await products.expectTotal(2);
  });

  test('facets count what they filter, and the address holds the filter', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();

    const brand = await products.chooseFirst('Brand');
    await products.expectTotal(brand.count);
    await guide(page, 'find', products.row(0));
    expect(new Set(await products.column('Brand'))).toEqual(new Set([brand.name]));

    await page.reload();
    await products.expectTotal(brand.count);
    await products.clearFilters();
    await products.expectTotal(CARDS);
    await page.goBack();
    await products.expectTotal(brand.count);
  });

  test('columns sort both ways and the order is that of the server', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();

    await products.sortBy('WB article');
    await expect(products.grid.getByRole('columnheader', { name: 'WB article' })).toHaveAttribute('aria-sort', 'ascending');
    const all = (await sandbox.cards('shared')).map((card) => card.nmID);
    await expect(products.row(0)).toContainText(String(all[0]));

    await products.sortBy('WB article');
    await expect(products.grid.getByRole('columnheader', { name: 'WB article' })).toHaveAttribute('aria-sort', 'descending');
    await expect(products.row(0)).toContainText(String(all.at(-1)));
  });

  test('scrolling reaches the last card and keeps few rows in the page', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open('?sort=nm&dir=asc');
    const last = (await sandbox.cards('shared')).at(-1)!.nmID;

    await expect(async () => {
      await products.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
      await expect(products.row(CARDS - 1)).toContainText(String(last), { timeout: 500 });
    }).toPass();

    expect(await products.rows.count()).toBeLessThan(60);
    await expect(products.grid).toHaveAttribute('aria-rowcount', String(CARDS + 1));
  });

  test('a card opens by its own address, its pictures turn by the keyboard', async ({ page }) => {
    const products = new ProductsPage(page);
    const photographed = await cardWith((card) => card.photos.length >= 4);
    await page.goto(`/products/${photographed.nmID}`);

    const panel = products.panel(String(photographed.nmID));
    await expect(panel.getByRole('heading', { name: photographed.title })).toBeVisible();
    await expect(panel).toContainText(photographed.vendorCode);
    await expect(products.counter(panel)).toHaveText(`1 / ${photographed.photos.length}`);

    await panel.getByRole('group', { name: /^Pictures/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(products.counter(panel)).toHaveText(`3 / ${photographed.photos.length}`);
    await page.keyboard.press('End');
    await expect(products.counter(panel)).toHaveText(`${photographed.photos.length} / ${photographed.photos.length}`);
    await page.keyboard.press('Home');
    await expect(products.counter(panel)).toHaveText(`1 / ${photographed.photos.length}`);
    await expect(panel.locator('img').first()).toHaveJSProperty('complete', true);
    expect(await panel.locator('img').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/image=2/);
    await page.reload();
    await expect(products.counter(panel)).toHaveText(`2 / ${photographed.photos.length}`);
  });

  test('back from a card is the same list', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();
    const brand = await products.chooseFirst('Brand');
    await products.sortBy('Title');
    await products.expectTotal(brand.count);
    const before = page.url();
    const titles = await products.column('Title');

    await products.row(0).click();
    await expect(page).toHaveURL(/\/products\/\d+/);
    await page.goBack();

    await expect(page).toHaveURL(before);
    await products.expectTotal(brand.count);
    expect(await products.column('Title')).toEqual(titles);
  });

  test('a picture that is missing falls back to smaller ones and then to a tile', async ({ page, watch }) => {
    watch.expects(/Failed to load resource.*404/);
    const products = new ProductsPage(page);
    const card = await cardWith(({ photos }) => photos.length >= 2);
    await page.route(/\/images\/big\/1\.webp/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`/products/${card.nmID}`);
    const panel = products.panel(String(card.nmID));
    await expect(panel.locator('img').first()).toHaveAttribute('src', /c516x688/);

    await page.route(/\/images\/[^/]+\/1\.webp/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.reload();
    await expect(panel.getByRole('img', { name: /could not be loaded/ })).toBeVisible();
  });

  test('an unknown card says so', async ({ page }) => {
    await page.goto('/products/1');
    await expect(page.getByText('This shop has no such card')).toBeVisible();
  });

  test('an edit at Wildberries arrives with the next sync, and the age of the list starts anew', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();
    const [digest] = await sandbox.cards('shared', 1);
    const title = 'Плащ-невидимка, проверенный временем';
    await sandbox.edit('shared', digest!.nmID, { title });

    await products.freshness.click();
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.keyboard.press('Escape');

    await expect(products.row(0)).toContainText(title, { timeout: 20_000 });
    await expect(products.freshness).toContainText(/Updated (just now|\d+ s)/);
  });

  test('the shop in the address wins and is shown', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open(`?shop=${shop}`);
    await new Shell(page).expectShop(label);
    await page.goto('/products?shop=999999999');
    await expect(page.getByText('This shop is not available to you')).toBeVisible();
  });

  type Card = { nmID: number; title: string; vendorCode: string; photos: unknown[] };

  async function cardWith(wanted: (card: Card) => boolean): Promise<Card> {
    for (const { nmID } of await sandbox.cards('shared', 100)) {
      const card = (await sandbox.card('shared', nmID)) as Card;
      if (wanted({ ...card, photos: card.photos ?? [] })) return card;
    }
    throw new Error('the sandbox has no such card');
  }
});
