import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { admin, url } from '../support/environment.ts';
import { draftPrices, plainGoods } from '../support/prices.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'a password for the second pair';

/** The setting counts for every shop, so this runs when no other flow does. */
test.describe('where four eyes are asked for', () => {
  test.afterEach(async ({ api }) => fourEyes(api, false));

  test('who made prices cannot send them; a colleague declines or approves', async ({ page, api, browser, signedIn }) => {
    const shop = await api.connectAndSync('Страж', await sandbox.token('guard'));
    const [, , , , , , , good, other] = await plainGoods(api, shop, 'guard');
    await fourEyes(api, true);
    const declined = await draftPrices(api, shop, [{ nmId: other!.nmId, price: other!.price + 10 }]);
    const approved = await draftPrices(api, shop, [{ nmId: good!.nmId, price: good!.price + 10 }]);
    await Shell.prefer(page, { shop });
    await signedIn();
    const mine = new ChangePage(page);
    await page.goto(`/changes/${approved}`);
    await expect(page.getByRole('note').filter({ hasText: 'Another person must confirm this' })).toBeVisible();
    await expect(mine.act('Approve and send')).toHaveCount(0);
    await expectAccessible(page, 'a set that waits for a second person, by who made it');

    const email = `second-${crypto.randomUUID()}@vitrina.test`;
    await api.createUser({ email, name: 'Вторая пара', password, role: 'ADMIN' });
    const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
    const theirs = await context.newPage();
    await Shell.prefer(theirs, { shop });
    await Api.signIn(context.request, email, password);
    const change = new ChangePage(theirs);
    await theirs.goto('/changes');
    await expect(theirs.getByRole('row').filter({ hasText: `#${declined}` })).toContainText('Waits for a second person');
    await theirs.goto(`/changes/${declined}`);
    await expect(theirs.getByRole('note')).toContainText(`${admin.email} made this and asks for a second yes.`);
    await expectAccessible(theirs, 'a set that waits for a second person, by who may approve');
    await change.act('Decline').click();
    await change.question('Decline this change set?').getByRole('button', { name: 'Decline' }).click();
    await change.expectEnded('Stopped');

    await theirs.goto(`/changes/${approved}`);
    await change.act('Approve and send').click();
    await change.question('Send 1 row to Wildberries?').getByRole('button', { name: 'Send 1 row' }).click();
    await change.expectEnded('Applied');
    await expect(theirs.getByTestId('life-cycle')).toContainText(email);
    expect((await sandbox.good('guard', good!.nmId)).price).toBe(good!.price + 10);
    expect((await sandbox.good('guard', other!.nmId)).price).toBe(other!.price);
    await context.close();
  });
});

async function fourEyes(api: Api, value: boolean) {
  const { version } = (await api.query(`{ pluginSettings(plugin: "wb-pricing") { version } }`)).pluginSettings;
  const saved = await api.query(
    `mutation($input: PluginSettingsSaveInput!) { pluginSettingsSave(input: $input) { errors { code message } } }`,
    { input: { plugin: 'wb-pricing', expectedVersion: version, values: [{ name: 'fourEyes', value }] } },
  );
  expect(saved.pluginSettingsSave.errors).toEqual([]);
}
