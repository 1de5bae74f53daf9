import { ChangePage } from '../pages/change-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { type Page, expect, test } from '../support/test.ts';

const CARDS = 260;
const password = 'a password for the lists';

/** Views, pins and defaults are a user's own: each flow has one, so that no other is disturbed. */
async function person(api: { createUser(user: object): Promise<void> }, role: 'MANAGER' | 'VIEWER', shop: string) {
  const email = `lists-${crypto.randomUUID()}@vitrina.test`;
  await api.createUser({ email, name: 'Lists', password, role, shops: [shop] });
  return { email, password };
}

const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

async function viewAction(page: Page, name: string) {
  await page.getByRole('button', { name: 'Actions with the view' }).click();
  await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name })).click();
}

test('a view keeps filters, order and columns, tells what was changed, and is shared by its link', async ({ page, api, signedIn, browser }) => {
  test.setTimeout(120_000);
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  await Shell.prefer(page, { shop });
  await signedIn(await person(api, 'MANAGER', shop));
  const products = new ProductsPage(page);
  const name = `Мой бренд ${crypto.randomUUID().slice(0, 8)}`;
  let link = '';
  let brand = { name: '', count: 0 };

  await test.step('set the list up: a hidden column is not asked for', async () => {
    await products.open();
    await products.expectTotal(CARDS);
    await page.getByTestId('columns').click();
    const columns = page.getByRole('dialog', { name: 'Choose columns' });
    await columns.getByRole('checkbox', { name: 'Subject' }).uncheck();
    await expectAccessible(page, 'the columns');
    const grip = columns.getByRole('button', { name: 'Move Brand' });
    await grip.focus();
    for (const [key, told] of [['Space', /^Brand is (lifted|over place 4)/], ['ArrowUp', /^Brand is over place 3/], ['Space', /^Brand stands at place 3/]] as const) {
      await page.keyboard.press(key);
      await expect(page.getByText(told)).toBeAttached();
    }
    await page.keyboard.press('Escape');
    await expect(products.grid.getByRole('columnheader', { name: 'Subject' })).toHaveCount(0);
    const asked = page.waitForRequest((request) => request.postData()?.includes('"withSubject":false') === true);
    brand = await products.chooseFirst('Brand');
    expect((await asked).postData()).toContain('"withBrand":true');
    await products.expectTotal(brand.count);
    await products.sortBy('WB article');
    const headers = await products.grid.getByRole('columnheader').allInnerTexts();
    expect(headers.map((text) => text.trim()).filter((text) => ['Brand', 'WB article'].includes(text))).toEqual(['Brand', 'WB article']);
  });

  await test.step('save it', async () => {
    await page.getByRole('button', { name: 'Save as view' }).click();
    const dialog = page.getByRole('dialog', { name: 'New view' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Give the view a name.');
    await dialog.getByLabel('Name').fill(name);
    await expectAccessible(page, 'a new view');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
    await expect(page.getByTestId('view-dirty')).toHaveCount(0);
    await expect(page).toHaveURL(/view=\d+/);
    await guide(page, 'saved-view', tab(page, name));
  });

  await test.step('change it, and take that back', async () => {
    await products.clearFilters();
    await products.expectTotal(CARDS);
    await expect(page.getByTestId('view-dirty')).toBeVisible();
    await page.reload();
    await products.expectTotal(CARDS);
    await expect(page.getByTestId('view-dirty')).toBeVisible();
    await viewAction(page, 'Discard changes');
    await products.expectTotal(brand.count);
    await expect(page.getByTestId('view-dirty')).toHaveCount(0);
    await tab(page, 'All cards').click();
    await products.expectTotal(CARDS);
    await expect(products.grid.getByRole('columnheader', { name: 'Subject' })).toBeVisible();
    await page.goBack();
    await products.expectTotal(brand.count);
  });

  await test.step('open the list with it, and share it', async () => {
    await viewAction(page, 'Open the list with it');
    await expect(page.getByRole('menuitemcheckbox', { name: 'Open the list with it' })).toBeChecked();
    await page.keyboard.press('Escape');
    await page.goto('/products');
    await products.expectTotal(brand.count);
    await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
    await viewAction(page, 'Share with the team');
    await expect(tab(page, name)).toContainText('shared with the team');
    link = `/products?shop=${shop}&view=${new URL(page.url()).searchParams.get('view')}`;
  });

  await test.step('a colleague opens the link, and may not change what is the team’s', async () => {
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const theirs = await context.newPage();
    const colleague = await person(api, 'VIEWER', shop);
    await Api.signIn(context.request, colleague.email, colleague.password);
    await theirs.goto(link);
    const list = new ProductsPage(theirs);
    await list.expectTotal(brand.count);
    await expect(list.grid.getByRole('columnheader', { name: 'Subject' })).toHaveCount(0);
    await list.clearFilters();
    await expect(theirs.getByTestId('view-dirty')).toBeVisible();
    await expect(theirs.getByTestId('views').getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
    await theirs.getByRole('button', { name: 'Actions with the view' }).click();
    await expect(theirs.getByRole('menuitem', { name: 'Save as new view…' })).toBeVisible();
    await expect(theirs.getByRole('menuitem', { name: 'Rename…' })).toHaveCount(0);
    await expect(theirs.getByRole('menuitem', { name: 'Delete…' })).toHaveCount(0);
    await context.close();
  });

  await test.step('delete it', async () => {
    await viewAction(page, 'Delete…');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the view' }).click();
    await expect(tab(page, name)).toHaveCount(0);
    await products.expectTotal(CARDS);
  });
});

test('the palette finds a card by its article, and what is pinned and was viewed is at hand', async ({ page, api, signedIn }) => {
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  await Shell.prefer(page, { shop });
  await signedIn(await person(api, 'MANAGER', shop));
  const [digest] = await sandbox.cards('shared', 1);
  const card = (await sandbox.card('shared', digest!.nmID)) as SandboxCard;
  const nmId = String(card.nmID);

  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Search/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(card.sizes[0]!.skus[0]!);
  await expect(page.getByRole('option', { selected: true })).toContainText(nmId);
  await page.getByRole('combobox').fill(nmId);
  await expect(page.getByRole('option', { selected: true })).toContainText(nmId);
  await guide(page, 'palette', page.getByRole('option', { selected: true }));
  await expectAccessible(page, 'the palette');
  await page.keyboard.press('Enter');
  const panel = new ProductsPage(page).panel(nmId);
  await expect(panel.getByRole('heading', { name: card.title })).toBeVisible();
  await panel.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  for (const list of ['Pinned', 'Viewed lately']) await expect(page.getByRole('list', { name: list }).getByRole('link', { name: nmId })).toBeVisible();
  await expectAccessible(page, 'the start page with what is at hand');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toContainText(nmId);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);

  await page.keyboard.press('?');
  await guide(page, 'shortcuts', page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
  await expectAccessible(page, 'the shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('users');
  await expect(page.getByText('Nothing fits')).toBeVisible();
});

test('rows are ticked by keyboard, copied for a spreadsheet, and all that match are chosen', async ({ page, api, signedIn, context }) => {
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await Shell.prefer(page, { shop });
  await signedIn(await person(api, 'MANAGER', shop));
  const products = new ProductsPage(page);
  await products.open('?sort=nm&dir=asc');
  await products.expectTotal(CARDS);
  const numbers = (await sandbox.cards('shared')).map(({ nmID }) => String(nmID));
  const bar = page.getByRole('region', { name: 'With the chosen products' });

  await products.cell(0).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 products chosen');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar).toContainText('2 products chosen');
  await expectAccessible(page, 'ticked rows');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('2 rows copied')).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
  expect(lines.map((cells) => cells[2])).toEqual(numbers.slice(0, 2));

  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('100 products chosen');
  await bar.getByRole('button', { name: `Choose all ${CARDS} that match` }).click();
  await expect(bar).toContainText(`All ${CARDS} matching products chosen`);
  await expectAccessible(page, 'all that match');
  await products.tick(0).uncheck();
  await expect(bar).toContainText('99 products chosen');
  await bar.getByRole('button', { name: 'Clear' }).click();
  await expect(bar).toHaveCount(0);

  await products.cell(1).focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator('[data-row-index] > :focus')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await expect(products.tick(0)).toBeFocused();
});

test('all that match a text are exactly those that are shown: in an archive, a file and a draft', async ({ page, api, signedIn }) => {
  test.setTimeout(150_000);
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  await Shell.prefer(page, { shop });
  await signedIn();
  const products = new ProductsPage(page);
  const { text, numbers } = await someOf(api, shop);
  const filter = { text, textScope: 'CONTAINED' };
  await products.open('?sort=nm&dir=asc');
  await products.search(text);
  await products.expectTotal(numbers.length);
  await products.cell(0).focus();
  await page.keyboard.press('Control+a');
  await expect(products.bar).toContainText('100 products chosen');
  await products.bar.getByRole('button', { name: `Choose all ${numbers.length} that match` }).click();
  await expect(products.bar).toContainText(`All ${numbers.length} matching products chosen`);

  await test.step('an archive asks for as many as are shown, read as they are', async () => {
    // What it makes of that is the plugin's own test; here nothing is fetched.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"operationName":"MediaDownloadPrepare"')) return route.fallback();
      await route.fulfill({ json: { data: { mediaDownloadPrepare: { download: null, errors: [] } } } });
    });
    await products.bar.getByRole('button', { name: 'Download photos and video' }).click();
    const asked = page.waitForRequest((request) => request.postData()?.includes('"operationName":"MediaDownloadPrepare"') === true);
    const dialog = page.getByRole('dialog', { name: 'Download photos and video' });
    await dialog.getByRole('button', { name: 'Download ZIP' }).click();
    expect((await asked).postDataJSON().variables.input).toMatchObject({ filter, expectedCount: numbers.length });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('a file is asked for of as many, read as they are', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export cards' });
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    const asked = page.waitForRequest((request) => request.postData()?.includes('"operationName":"ProductsExport"') === true);
    await dialog.getByRole('button', { name: /^Export \d/ }).click();
    expect((await asked).postDataJSON().variables.input).toMatchObject({ filter, expectedCount: numbers.length });
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  });

  await test.step('a draft has these cards', async () => {
    await products.bulk('Edit by rules');
    const form = page.getByRole('dialog', { name: 'Edit by rules' });
    await form.getByLabel('Field').selectOption('Length, cm');
    await form.getByLabel('Value').fill('77');
    const asked = page.waitForRequest((request) => request.postData()?.includes('"operationName":"ProductsEdit"') === true);
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();
    expect((await asked).postDataJSON().variables.input.cards).toEqual({ filter, expectedCount: numbers.length });
    const change = new ChangePage(page);
    await change.expectChecked();
    expect(await keysOf(api, shop, change.id)).toEqual(numbers);
    await change.act('Stop').click();
    await change.question('Stop this change set?').getByRole('button', { name: 'Stop' }).click();
    await change.expectEnded('Stopped');
  });
});

/** A text that more cards have than a page of the list holds, and not all, with the articles of those. */
async function someOf(api: Api, shop: string): Promise<{ text: string; numbers: string[] }> {
  const list = `query($filter: ProductFilter, $after: String) { products(filter: $filter, first: 100, after: $after) {
    totalCount textMatch nodes { nmId vendorCode title } pageInfo { hasNextPage endCursor } } }`;
  type Node = { nmId: string; vendorCode: string; title: string };
  const { products: some } = await api.query(list, {}, shop);
  // Words, and pieces of words and vendor codes: which of them many cards share, the catalogue decides.
  const words: string[] = some.nodes.flatMap(({ vendorCode, title }: Node) => [vendorCode, ...title.split(' ')]);
  const texts = new Set([...words.map((word) => word.slice(0, 2)), ...words.map((word) => word.slice(-2)), ...words.map((word) => word.slice(0, 1)), ...words].filter((text) => text.trim() !== ''));
  for (const text of texts) {
    const { products: first } = await api.query(list, { filter: { text } }, shop);
    if (first.textMatch !== 'EXACT' || first.totalCount <= 100 || first.totalCount >= CARDS) continue;
    const numbers: string[] = [];
    for (let page = first; ; ({ products: page } = await api.query(list, { filter: { text }, after: page.pageInfo.endCursor }, shop))) {
      numbers.push(...page.nodes.map(({ nmId }: Node) => nmId));
      if (!page.pageInfo.hasNextPage) return { text, numbers: numbers.sort() };
    }
  }
  throw new Error('no text that some of the cards have');
}

async function keysOf(api: Api, shop: string, id: string): Promise<string[]> {
  const keys: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { changeSet } = await api.query(
      `query($id: ID!, $after: String) { changeSet(id: $id) { rows(first: 100, after: $after) { nodes { key } pageInfo { hasNextPage endCursor } } } }`,
      { id, after },
      shop,
    );
    keys.push(...changeSet.rows.nodes.map(({ key }: { key: string }) => key));
    after = changeSet.rows.pageInfo.endCursor;
    more = changeSet.rows.pageInfo.hasNextPage;
  }
  return keys.sort();
}
