import { ChangePage } from '../pages/change-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const CARDS = 60;
const password = 'a password for the changes';

/** Each flow changes cards of its own, so that none meets what another left. */
test.describe('cards are changed through change sets', () => {
  let shop: string;
  let numbers: number[];
  const card = (nmId: number) => sandbox.card('edits', nmId) as Promise<SandboxCard>;

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Правка', await sandbox.token('edits'));
    numbers = (await sandbox.cards('edits')).map(({ nmID }) => nmID);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a title goes to Wildberries when it is confirmed, and comes back by a roll-back', async ({ page }) => {
    const products = new ProductsPage(page);
    const change = new ChangePage(page);
    const nmId = await sound(numbers, 0);
    const before = (await card(nmId)).title;
    const title = 'Шарф вязаный двусторонний с кистями';

    await page.goto(`/products/${nmId}`);
    const panel = products.panel(String(nmId));
    await panel.getByRole('button', { name: 'Change the card' }).click();
    await page.getByRole('menuitem', { name: 'Edit the card' }).click();
    const form = page.getByRole('dialog', { name: 'Edit the card' });
    const field = form.getByLabel('Title', { exact: true });
    await field.fill(`${title} ${title}`);
    await expect(form.getByText('Wildberries takes 60 characters')).toBeVisible();
    await field.fill(title);
    await expect(form.getByRole('status')).toHaveText('1 change');
    await guide(page, 'edit-card', form);
    await expectAccessible(page, 'the form of a card');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Discard the changes?' });
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(field).toHaveValue(title);
    // Nor does it go with a window that becomes too narrow for a card beside the list.
    await page.setViewportSize({ width: 800, height: 800 });
    await expect(form.getByRole('status')).toHaveText('1 change');
    await expect(field).toHaveValue(title);
    await expectAccessible(page, 'the form of a card in a narrow window');
    await page.setViewportSize({ width: 1280, height: 800 });
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();

    await change.expectChecked();
    await expect(change.row(nmId)).toContainText('Title');
    await expect(change.row(nmId).locator('ins').first()).toBeVisible();
    expect((await card(nmId)).title, 'nothing is sent before it is confirmed').toBe(before);
    await guide(page, 'change-set', change.act('Confirm and send'));
    await expectAccessible(page, 'a checked change set');

    // Whoever leaves finds it again by its address and in the list.
    const address = page.url();
    const { id } = change;
    await new Shell(page).place('Changes').click();
    await expect(page.getByRole('heading', { name: 'Changes', level: 1 })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: `#${id}` })).toContainText('Checked');
    await page.goto(address);
    await change.act('Confirm and send').click();
    const asked = change.question('Send 1 row to Wildberries?');
    await expect(asked).toContainText('ООО «Правка» - Правка');
    await guide(page, 'confirm-change', asked);
    await expectAccessible(page, 'the question before sending');
    await asked.getByRole('button', { name: 'Send 1 row' }).click();
    await change.expectEnded('Applied');
    expect((await card(nmId)).title).toBe(title);
    await expectAccessible(page, 'an applied change set');

    await change.act('Roll back').click();
    await change.question('Take 1 applied row back?').getByRole('button', { name: 'Make a roll-back' }).click();
    await expect(page).not.toHaveURL(address);
    await change.expectChecked();
    await expect(page.getByRole('link', { name: /^roll-back of #/ })).toBeVisible();
    await change.send(1);
    await change.expectEnded('Applied');
    expect((await card(nmId)).title).toBe(before);
    await page.getByRole('link', { name: /^roll-back of #/ }).click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('link', { name: /^rolled back by #/ })).toBeVisible();
  });

  test('rules change all that match at once, and thousands are not sent by a slip', async ({ page }) => {
    const products = new ProductsPage(page);
    const change = new ChangePage(page);
    const words = `Упаковано бережно, партия ${crypto.randomUUID().slice(0, 6)}.`;
    await products.open();
    await products.expectTotal(CARDS);
    await products.cell(0).focus();
    await page.keyboard.press('Control+a');
    await products.bulk('Edit by rules');
    const form = page.getByRole('dialog', { name: 'Edit by rules' });
    await form.getByLabel('Field').selectOption('Description');
    await form.getByLabel('What to do').selectOption('Put behind');
    await form.getByLabel('Value').fill(` ${words}`);
    await expect(form.getByRole('region', { name: 'What the first cards become' }).locator('ins').first()).toContainText(words);
    await guide(page, 'edit-by-rules', form);
    await expectAccessible(page, 'rules for many cards');
    await form.getByRole('button', { name: 'Make a draft and check it' }).click();

    await change.expectChecked();
    const ready = Number((await page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: 'Ready' }).innerText()).replace(/\D/g, ''));
    expect(ready).toBeGreaterThan(20);
    const blocked = CARDS - ready;
    await change.act('Confirm and send').click();
    const question = change.question(`Send ${ready} rows to Wildberries?`);
    if (blocked > 0) await expect(question).toContainText(blocked === 1 ? '1 row is blocked' : `${blocked} rows are blocked`);
    await question.getByLabel(`Type ${ready} to confirm`).fill(String(ready - 1));
    await question.getByRole('button', { name: `Send ${ready} rows` }).click();
    await expect(question.getByRole('alert')).toHaveText(`This is not ${ready}.`);
    await expectAccessible(page, 'the number of rows, typed wrong');
    await question.getByLabel(`Type ${ready} to confirm`).fill(String(ready));
    await question.getByRole('button', { name: `Send ${ready} rows` }).click();
    await change.expectEnded('Applied');

    await page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: 'Applied' }).click();
    await expect(page).toHaveURL(/rows=VERIFIED/);
    await expect(page.getByText(new RegExp(`of ${ready}$`))).toBeVisible();
    expect((await Promise.all(numbers.map(card))).filter(({ description }) => description.endsWith(words)).length).toBe(ready);
  });

  test('what Wildberries refuses is told with its words, and is sent again when it is mended', async ({ page, api }) => {
    const change = new ChangePage(page);
    const [good, bad] = [await sound(numbers, 1), await sound(numbers, 2)];
    const mark = crypto.randomUUID().slice(0, 6);
    const [title, brand] = [`Палантин из тонкой шерсти ${mark}`, `Нигдея ${mark}`];
    const id = await api.draft(shop, [
      ['Артикул WB', 'Наименование', 'Бренд'],
      [good, title, ''],
      [bad, '', brand],
    ]);

    await page.goto(`/changes/${id}`);
    await expect(change.row(bad)).toContainText('Warning.');
    await change.act('Confirm and send').click();
    const question = change.question('Send 2 rows to Wildberries?');
    await expect(question).toContainText('1 row carries a warning and is sent all the same.');
    await question.getByRole('button', { name: 'Send 2 rows' }).click();
    await change.expectEnded('Partly applied');

    const found = page.getByRole('region', { name: 'What was found' });
    await found.getByRole('button', { name: new RegExp(brand) }).filter({ hasText: 'Failed' }).click();
    await expect(change.rows).toHaveCount(1);
    await expect(change.row(bad)).toContainText(`Бренд «${brand}» не найден`);
    await expect(change.act('Export')).toBeVisible();
    await expectAccessible(page, 'a change set that failed in part');

    await sandbox.edit('edits', bad, { brand });
    await change.act('Retry failed').click();
    await change.question('Send 1 failed row again?').getByRole('button', { name: 'Retry failed' }).click();
    await change.expectEnded('Applied');
    expect((await card(good)).title).toBe(title);
    expect((await card(bad)).brand).toBe(brand);
  });

  test('of two people the one who looked earlier is told that the set is another now', async ({ page, api }) => {
    const change = new ChangePage(page);
    const pair = [await sound(numbers, 3), await sound(numbers, 4)];
    const id = await api.draft(shop, [['Артикул WB', 'Длина'], ...pair.map((nmId) => [nmId, 41])]);
    await page.goto(`/changes/${id}`);
    await change.act('Confirm and send').click();
    const question = change.question('Send 2 rows to Wildberries?');
    await expect(question).toBeVisible();

    const { version } = await api.changeSet(shop, id);
    const taken = await api.query(
      `mutation($input: ChangeSetRowsDeleteInput!) { changeSetRowsDelete(input: $input) { changeSet { rowCount } errors { code } } }`,
      { input: { id, version, keys: [String(pair[1])] } },
      shop,
    );
    expect(taken.changeSetRowsDelete).toEqual({ changeSet: { rowCount: 1 }, errors: [] });
    await question.getByRole('button', { name: 'Send 2 rows' }).click();

    await expect(page.getByText('The set was changed since you looked at it.')).toBeVisible();
    await expect(change.rows).toHaveCount(1);
    await change.act('Stop').click();
    await change.question('Stop this change set?').getByRole('button', { name: 'Stop' }).click();
    await change.expectEnded('Stopped');
    expect((await card(pair[0]!)).dimensions.length).not.toBe(41);
  });

  test('the question before sending counts in the language of who is asked', async ({ page, api }) => {
    const id = await api.draft(shop, [['Артикул WB', 'Высота'], ...[await sound(numbers, 6), await sound(numbers, 7)].map((nmId) => [nmId, 17])]);
    for (const { language, act, question } of [
      { language: 'ru', act: 'Подтвердить и отправить', question: 'Отправить 2 строки на Wildberries?' },
      { language: 'zh', act: '确认并发送', question: '将 2 行发送到 Wildberries？' },
    ] as const) {
      await Shell.prefer(page, { language });
      await page.goto(`/changes/${id}`);
      await new ChangePage(page).act(act).click();
      await expect(page.getByRole('dialog', { name: question })).toContainText('ООО «Правка» - Правка');
      await expectAccessible(page, `the question before sending in ${language}`);
    }
  });

  test('who may only read sees what is changed, and can change nothing', async ({ api, browser }) => {
    const id = await api.draft(shop, [['Артикул WB', 'Ширина'], [await sound(numbers, 5), 33]]);
    const email = `reader-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Читатель', password, role: 'VIEWER', shops: [shop] });
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const page = await context.newPage();
    await Shell.prefer(page, { shop });
    await Api.signIn(context.request, email, password);
    const products = new ProductsPage(page);
    const change = new ChangePage(page);

    await products.open();
    await products.row(0).click();
    await expect(page.getByRole('tab', { name: 'Health' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change the card' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await products.tick(0).check();
    const bar = page.getByRole('region', { name: 'With the chosen products' });
    await expect(bar).toContainText('1 product chosen');
    await expect(bar.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);

    await page.goto(`/changes/${id}`);
    await expect(change.rows).toHaveCount(1);
    for (const act of ['Confirm and send', 'Stop', 'Check again']) await expect(change.act(act)).toHaveCount(0);
    await expectAccessible(page, 'a change set of somebody else');
    await context.close();
  });

  /** The nth card that Wildberries would take as it is: the whole card is sent, with what it lacked before. */
  async function sound(all: number[], at: number): Promise<number> {
    const found = [];
    for (const nmId of all) {
      const known = await card(nmId);
      if (known.title.length > 0 && known.dimensions.isValid && known.characteristics.length > 4) found.push(nmId);
      if (found.length > at) return nmId;
    }
    throw new Error('the sandbox has too few such cards');
  }
});
