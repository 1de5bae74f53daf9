import { Shell } from '../pages/shell.ts';
import type { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

/** Nobody's goods: the storefront shows what is put up there. */
const RIVAL = 910_000_001;
const OTHER = 910_000_002;

test.describe('goods of competitors are watched beside one’s own', () => {
  let shop: string;
  let good: { nmId: number; name: string };

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Ценник', await sandbox.token('money'));
    const listed = `{ pricingGoods(first: 500) { items { nmId vendorCode } freshness { state } } }`;
    const read = async () => (await api.query(listed, {}, shop)).pricingGoods;
    await expect.poll(async () => (await read()).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
    const { nmId, vendorCode } = (await read()).items.at(-1);
    good = { nmId: Number(nmId), name: vendorCode };
    await sandbox.storefront(good.nmId, 100_000);
    await sandbox.storefront(RIVAL, 90_000);
    await sandbox.storefront(OTHER, 120_000);
  });

  test.afterAll(async ({ api }) => {
    await switched(api, false);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('nothing is read before somebody switches it on; then each price says how sure it is', async ({ page, api }) => {
    const main = page.getByRole('main');
    await page.goto('/p/wb-pricing/competitors');
    await expect(main.getByRole('heading', { name: 'Competitors are not read' })).toBeVisible();
    await expect(main.getByRole('link', { name: 'Open the setting' })).toHaveAttribute('href', /\/plugins\/wb-pricing/);

    await main.getByRole('button', { name: 'Add competitors', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add competitors' });
    await dialog.getByRole('textbox', { name: 'Pairs' }).fill(
      [`${good.nmId}\thttps://www.wildberries.ru/catalog/${RIVAL}/detail.aspx?size=1\tsame cloth`, `${good.name}\t${OTHER}`, `${good.nmId}\thttps://evil.example/catalog/5`].join('\n'),
    );
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('status')).toContainText('Competitors added: 2');
    await expect(dialog.getByRole('listitem')).toHaveText('Line 3: neither a WB article nor a link to a good at wildberries.ru — “https://evil.example/catalog/5”');
    await expectAccessible(page, 'competitors that were pasted');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const rivals = main.getByRole('list', { name: `Competitors: ${good.name}` }).getByRole('listitem');
    const [rival, other] = [rivals.filter({ hasText: String(RIVAL) }), rivals.filter({ hasText: String(OTHER) })];
    await expect(rival).toContainText('not read yet');
    await expect(rival).toContainText('same cloth');
    await expectAccessible(page, 'competitors that are not read');

    await switched(api, true);
    await page.reload();
    await expect(main.getByRole('heading', { name: 'Competitors are not read' })).toHaveCount(0);
    const look = main.getByRole('button', { name: `Look now: ${good.name}` });
    await look.click();
    await expect(rival).toContainText('900');
    await expect(rival).toContainText('10% cheaper');
    await expect(rival).toContainText(/Sure|Unsure/);
    await expect(other).toContainText('1,200');
    await expect(other).toContainText('20% dearer');
    await expect(main).toContainText('2 of 3');
    await expect(main).toContainText('As buyers see both.');
    await expectAccessible(page, 'competitors with their prices');

    await rival.getByRole('button', { name: /^History/ }).click();
    await expect(rival.getByRole('table').getByRole('row').nth(1)).toContainText('900');
    await expectAccessible(page, 'the history of a competitor');
    await other.getByRole('button', { name: /^Remove/ }).press('Enter');
    await expect(other).toHaveCount(0);
  });
});

/** Lets the storefront be read, or no more. Another flow may save settings of the plugin meanwhile. */
async function switched(api: Api, on: boolean) {
  await expect(async () => {
    const { pluginSettings } = await api.query('{ pluginSettings(plugin: "wb-pricing") { version } }');
    const { pluginSettingsSave } = await api.query(
      `mutation($input: PluginSettingsSaveInput!) { pluginSettingsSave(input: $input) { errors { code } } }`,
      { input: { plugin: 'wb-pricing', expectedVersion: pluginSettings.version, values: [{ name: 'competitors', value: on }] } },
    );
    expect(pluginSettingsSave.errors).toEqual([]);
  }).toPass({ timeout: 10_000 });
}
