import { Shell } from '../pages/shell.ts';
import { ChangePage } from '../pages/change-page.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'a password for strategies';

interface Plain {
  nmId: number;
  price: number;
}

test.describe('strategies change prices as far as people let them', () => {
  let shop: string;
  let goods: Plain[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Замысел', await sandbox.token('plans'));
    const listed = `{ pricingGoods(first: 500) { items { nmId } freshness { state } } }`;
    const read = async () => (await api.query(listed, {}, shop)).pricingGoods;
    await expect.poll(async () => (await read()).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
    goods = [];
    for (const { nmId } of (await read()).items.toReversed()) {
      const { price, discount, editableSizePrice, promotions, held } = await sandbox.good('plans', Number(nmId));
      if (price > 400 && discount < 60 && !editableSizePrice && promotions.length === 0 && !held) goods.push({ nmId: Number(nmId), price });
      if (goods.length === 4) break;
    }
    expect(goods).toHaveLength(4);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('a strategy is written down, simulated, let propose, and says why', async ({ page }) => {
    const [one, other] = goods as [Plain, Plain];
    await page.goto('/p/wb-pricing/strategies');
    await page.getByRole('button', { name: 'New strategy' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Winter step');
    await page.getByRole('combobox', { name: 'Which goods' }).selectOption({ label: 'These WB articles' });
    await page.getByLabel('WB articles').fill(`${one.nmId}, ${other.nmId}`);
    await page.getByLabel('Percent', { exact: true }).fill('-60');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('A step other than 0, up to 50 % either way.').first()).toBeVisible();
    await page.getByLabel('Percent', { exact: true }).fill('-4,5');
    await expect(page.getByText('Goods in scope: 2')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Why' }).getByRole('listitem').first()).toContainText('Now: price');
    await expectAccessible(page, 'a strategy that is being written');
    await page.getByRole('button', { name: 'Save' }).click();

    await expect(page.getByRole('heading', { name: 'Winter step' })).toBeVisible();
    const mode = page.getByRole('combobox', { name: 'How far it goes' });
    await expect(mode).toHaveValue('DRY_RUN');
    await mode.selectOption('PROPOSE');
    await expect(page.getByText('Simulate it as it is now first.')).toBeVisible();
    await expect(mode).toHaveValue('DRY_RUN');
    await page.getByRole('button', { name: 'Simulate' }).click();
    await expect(page.getByRole('heading', { name: 'The next run' })).toBeVisible();
    await mode.selectOption('PROPOSE');
    await expect(page.getByText('Drafts a change set that a person confirms.')).toBeVisible();
    await expect(mode).toHaveValue('PROPOSE');
    await page.getByRole('button', { name: 'Run now' }).click();

    const run = page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1);
    await expect(run).toContainText('Proposed', { timeout: 30_000 });
    await run.getByRole('button', { name: 'Why' }).click();
    await expect(page.getByRole('table', { name: 'Why' }).getByRole('listitem').last()).toContainText('Becomes: price');
    await expectAccessible(page, 'a strategy with a run');
    expect((await sandbox.good('plans', one.nmId)).price, 'nothing is sent before a person confirms').toBe(one.price);
    await run.getByRole('link', { name: /^Change set/ }).click();
    const change = new ChangePage(page);
    await change.expectChecked();
    await change.send(2);
    await change.expectEnded('Applied');
    expect((await sandbox.good('plans', one.nmId)).price).toBeLessThan(one.price);
  });

  test('a strategy whose results look wrong is stopped, told of, and resumed by a person on a phone', async ({ page, api }) => {
    const [, , one, other] = goods as [Plain, Plain, Plain, Plain];
    const definition = {
      scope: { nmIds: [String(one.nmId), String(other.nmId)] },
      trigger: { kind: 'DAILY', at: '03:00' },
      formula: { kind: 'STEP', value: -30 },
      guards: { mostStep: 50, changesADay: 1, coolDownHours: 0 },
    };
    const ask = async (mutation: string, type: string, input: object) =>
      (await api.query(`mutation($input: ${type}!) { ${mutation}(input: $input) { strategy { id version } errors { code } } }`, { input }, shop))[mutation].strategy;
    const { id } = await ask('pricingStrategyCreate', 'PricingStrategyCreateInput', { name: 'Too steep', definition });
    const simulated = await ask('pricingStrategySimulate', 'PricingStrategyIdInput', { id });
    await ask('pricingStrategySetMode', 'PricingStrategyModeInput', { ...simulated, mode: 'PROPOSE' });
    await ask('pricingStrategyRunNow', 'PricingStrategyRunInput', { id });

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/p/wb-pricing/strategies');
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('row').filter({ hasText: 'Too steep' })).toContainText('2 of 2 prices (100 %)', { timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
    await expectAccessible(page, 'a list of strategies on a phone');
    await page.getByRole('link', { name: 'Too steep' }).click();
    await expect(page).toHaveURL(/\/p\/wb-pricing\/strategies\/\d+/);
    await page.reload();
    await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
  });

  test('who may only read sees strategies, and can change none', async ({ api, browser }) => {
    const email = `strategies-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Читатель', password, role: 'VIEWER', shops: [shop] });
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const page = await context.newPage();
    await Shell.prefer(page, { shop });
    await Api.signIn(context.request, email, password);

    await page.goto('/p/wb-pricing/strategies');
    await expect(page.getByRole('heading', { name: 'Strategies', level: 1 })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Strategies' }).or(page.getByText('No strategies yet'))).toBeVisible();
    await expect(page.getByRole('button', { name: 'New strategy' })).toHaveCount(0);
    // Nor by the address of the form.
    await page.goto('/p/wb-pricing/strategies/new');
    await expect(page.getByRole('main').getByText('You do not have access to this')).toBeVisible();
    await expect(page.getByRole('main').locator('form')).toHaveCount(0);
    await context.close();
  });
});
