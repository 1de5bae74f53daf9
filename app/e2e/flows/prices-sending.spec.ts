import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import type { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, type Page, test } from '../support/test.ts';

const SELLER = 'parcel';

interface Plain {
  nmId: number;
  name: string;
  price: number;
}

/** What Wildberries does with prices that were sent. Each flow changes goods of its own, so that none meets what another left. */
test.describe('prices that are sent come to an outcome that is true', () => {
  let shop: string;
  let goods: Plain[];

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Посылка', await sandbox.token(SELLER));
    const read = async () => (await api.query(`{ pricingGoods(first: 500) { items { nmId vendorCode } freshness { state } } }`, {}, shop)).pricingGoods;
    await expect.poll(async () => (await read()).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
    goods = [];
    for (const { nmId, vendorCode } of (await read()).items) {
      const { price, discount, editableSizePrice, promotions, held } = await sandbox.good(SELLER, Number(nmId));
      // Like most: one price, which nothing else moves.
      if (price > 400 && discount < 60 && !editableSizePrice && promotions.length === 0 && !held) goods.push({ nmId: Number(nmId), name: vendorCode, price });
    }
    expect(goods.length).toBeGreaterThan(9);
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('of an upload that Wildberries applied in part only the rest is sent again, and a roll-back takes back all of it', async ({ api, page }) => {
    const some = goods.slice(0, 3);
    const [bad] = some as [Plain];
    const change = await drafted(api, page, shop, some);
    await sandbox.spoilPriceUpload(SELLER, { kind: 'fail-goods', nmIDs: [bad.nmId], errorText: 'The item is blocked for now' });
    await change.send(3);

    await change.expectEnded('Partly applied');
    await expect(change.row(bad.name)).toContainText('The item is blocked for now');
    expect(await prices(some)).toEqual([bad.price, ...some.slice(1).map(dearer)]);
    await expectAccessible(page, 'a change set of prices that was applied in part');

    const before = (await sandbox.priceUploads(SELLER)).length;
    await change.act('Retry failed').click();
    await change.question('Send 1 failed row again?').getByRole('button', { name: 'Retry failed' }).click();
    await change.expectEnded('Applied');
    expect(await prices(some)).toEqual(some.map(dearer));
    const uploads = await sandbox.priceUploads(SELLER);
    expect(uploads.slice(before).map(({ nmIDs }) => nmIDs), 'only what failed is sent again').toEqual([[bad.nmId]]);

    const { id } = change;
    await change.act('Roll back').click();
    await change.question('Take 3 applied rows back?').getByRole('button', { name: 'Make a roll-back' }).click();
    await expect(page).not.toHaveURL(new RegExp(`/changes/${id}$`));
    await change.expectChecked();
    await change.send(3);
    await change.expectEnded('Applied');
    expect(await prices(some)).toEqual(some.map(({ price }) => price));
  });

  test('an upload of which Wildberries applied nothing has failed, and says why', async ({ api, page }) => {
    const some = goods.slice(3, 5);
    const change = await drafted(api, page, shop, some);
    await sandbox.spoilPriceUpload(SELLER, { kind: 'fail-every', nth: 1, errorText: 'Prices cannot be changed today' });
    await change.send(2);

    await change.expectEnded('Not applied');
    for (const { name } of some) await expect(change.row(name)).toContainText('Prices cannot be changed today');
    await expect(change.act('Retry failed')).toBeVisible();
    await expect(change.act('Roll back')).toHaveCount(0);
    expect(await prices(some)).toEqual(some.map(({ price }) => price));
    await expectAccessible(page, 'a change set of prices of which nothing was applied');
  });

  test('what Wildberries says it has already is the same upload, and is sent no more', async ({ api, page }) => {
    const some = goods.slice(5, 6);
    const before = (await sandbox.priceUploads(SELLER)).length;
    const change = await drafted(api, page, shop, some);
    // Somewhere on the way the call is repeated: Wildberries takes the first, and answers 208 to the second.
    const heal = await sandbox.fault('prices-upload', SELLER, { kind: 'repeated' });
    await change.send(1);
    await change.expectEnded('Applied');
    await heal();

    expect(await prices(some)).toEqual(some.map(dearer));
    expect(await sandbox.priceUploads(SELLER)).toHaveLength(before + 1);
  });

  test('where Wildberries takes no more calls the set waits, says so, and goes on by itself', async ({ api, page }) => {
    const some = goods.slice(6, 8);
    const change = await drafted(api, page, shop, some);
    const before = (await sandbox.priceUploads(SELLER)).length;
    const heal = await sandbox.fault('prices-upload', SELLER, { kind: 'rate-limited', retrySeconds: 8 });
    await change.send(2);

    await expect(page.getByTestId('change-progress')).toContainText('rate limit is used up');
    await expectAccessible(page, 'a change set of prices that waits for the quota');
    await heal();
    expect(await sandbox.priceUploads(SELLER), 'nothing is sent meanwhile').toHaveLength(before);
    await change.expectEnded('Applied');
    expect(await prices(some)).toEqual(some.map(dearer));
    expect(await sandbox.priceUploads(SELLER)).toHaveLength(before + 1);
  });
});

const dearer = ({ price }: Plain) => price + 40;

const prices = (some: Plain[]) => Promise.all(some.map(async ({ nmId }) => (await sandbox.good(SELLER, nmId)).price));

/** A checked set that makes each of these goods dearer, opened. */
async function drafted(api: Api, page: Page, shop: string, some: Plain[]) {
  const { pricingSet } = await api.query(
    `mutation($input: PricingSetInput!) { pricingSet(input: $input) { changeSetId errors { code message } } }`,
    { input: { rows: some.map((good) => ({ nmId: String(good.nmId), price: dearer(good) })) } },
    shop,
  );
  expect(pricingSet.errors).toEqual([]);
  const change = new ChangePage(page);
  await page.goto(`/changes/${pricingSet.changeSetId}`);
  await change.expectChecked();
  return change;
}
