import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { TokensPage } from '../pages/tokens-page.ts';
import { guide } from '../support/guide.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const CARDS = 12_000;
const large = 'ООО «Северный лён» - NordFlax';
const small = 'ИП Соколова А. В. - Ласка Дом';

test('from signing in to signing out, over 12,000 cards and two shops', async ({ page, context, api }) => {
  test.setTimeout(300_000);
  const signIn = new SignInPage(page);
  const shell = new Shell(page);
  const tokens = new TokensPage(page);
  const products = new ProductsPage(page);

  await test.step('sign in', async () => {
    await signIn.open();
    await signIn.signIn();
    await expect(shell.navigation).toBeVisible();
  });

  // Slow enough that the first sync is still to be seen when the page that shows it has come, however slow the browser.
  const hurry = await sandbox.fault('cards-list', 'main', { kind: 'slow-drip', bytesPerSecond: 100_000 });

  await test.step('add a token', async () => {
    await shell.place('Tokens').click();
    await tokens.paste('Главный', await sandbox.token('main'));
    await expect(tokens.card('Главный')).toContainText('ООО «Северный лён» - NordFlax', { timeout: 20_000 });
    await expect(tokens.card('Главный')).toContainText('Active');
    await expect(tokens.card('Главный')).toContainText('Personal');
    await guide(page, 'token', tokens.card('Главный'));
  });

  await test.step('watch the first sync', async () => {
    await shell.switchShop(large);
    await shell.place('Products').click();
    await expect(products.syncPanel).toContainText(/First sync|starts in a moment/, { timeout: 20_000 });
    await expect(products.syncPanel.getByRole('progressbar')).toBeVisible();
    await expect(products.syncPanel).toContainText(/[\d,]+ (of [\d,]+ )?cards?/);
    await guide(page, 'first-sync', products.syncPanel);
    await hurry();
    await expect(products.syncPanel).toHaveCount(0, { timeout: 120_000 });
    await products.expectTotal(CARDS);
  });

  await test.step('search, filter, sort', async () => {
    const brand = await products.chooseFirst('Brand');
    await products.expectTotal(brand.count);
    await products.sortBy('Title');
    const titles = await products.column('Title');
    expect(titles.length).toBeGreaterThan(5);
    await expect(page).toHaveURL(/brand=.*sort=title|sort=title.*brand=/);
    await products.clearFilters();
    const [digest] = await sandbox.cards('main', 1);
    const card = (await sandbox.card('main', digest!.nmID)) as { sizes: { skus: string[] }[] };
    // A part of the article is in the simulated barcodes of others; a whole barcode is in none.
    await products.search(card.sizes[0]!.skus[0]!);
    await products.expectTotal(1);
  });

  await test.step('open the card', async () => {
    const [digest] = await sandbox.cards('main', 1);
    await products.row(0).click();
    await expect(page).toHaveURL(new RegExp(`/products/${digest!.nmID}`));
    await expect(products.panel(String(digest!.nmID)).getByRole('heading').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(products.panel(String(digest!.nmID))).toHaveCount(0);
    await products.clearSearch();
  });

  await test.step('switch the shop, reload, follow in a second tab', async () => {
    await api.connectAndSync('Второй', await sandbox.token('second'));
    await page.reload();
    await shell.switchShop(small);
    await products.expectTotal(800);

    await page.reload();
    await shell.expectShop(small);
    await products.expectTotal(800);

    const second = await context.newPage();
    await second.goto('/products');
    await new ProductsPage(second).expectTotal(800);
    await shell.switchShop(large);
    await new Shell(second).expectShop(large);
    await new ProductsPage(second).expectTotal(CARDS);
    await new Shell(second).signOut();
  });

  await test.step('signed out everywhere', async () => {
    await expect(page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
  });
});
