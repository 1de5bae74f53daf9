import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import type { Api } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { hostSwitch } from '../support/environment.ts';
import { draftPrices } from '../support/prices.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, type Page, test } from '../support/test.ts';

const SELLER = 'tide';
/** Of goods in one upload (WB items spec). */
const MOST = 1_000;

interface Priced {
  nmId: number;
  price: number;
}

/** Thousands of prices on their way when all of it has to halt: these reach into every shop, so they run alone and last (see playwright.config.ts). */
test.describe('a set of thousands of prices that is halted in mid-send', () => {
  let shop: string;
  let goods: Priced[];

  test.beforeAll(async ({ api }) => {
    // Only the prices are waited for.
    shop = await api.connect('Прилив', await sandbox.token(SELLER));
    goods = await pricedOf(api, shop);
    expect(goods.length).toBeGreaterThan(2 * MOST + 1);
  });

  test.afterEach(async ({ api }) => {
    // Of the test and this together: a host that starts takes its time.
    test.setTimeout(300_000);
    await switchHost('start');
    await goOn(api);
  });

  test('an administrator stops the sending of every shop: each says so, the set waits, and goes on when it may', async ({ page, api, signedIn }) => {
    const other = await api.connectAndSync('Страж', await sandbox.token('guard'));
    await Shell.prefer(page, { shop });
    await signedIn();
    const set = await checked(api, shop, goods, 1);
    const before = (await sandbox.priceUploads(SELLER)).length;
    await page.goto('/changes');
    await page.getByRole('button', { name: 'Stop all sending' }).click();
    const dialog = page.getByRole('dialog', { name: 'Stop all sending at once?' });
    await dialog.getByLabel('Where').selectOption({ label: 'Every shop' });
    await dialog.getByLabel('Why').fill('Every price is doubted');

    // The answer to the first upload takes its time: there is more to come when all is stopped.
    const hurry = await sandbox.fault('prices-upload', SELLER, { kind: 'slow-drip', bytesPerSecond: 12 });
    await confirm(api, shop, set);
    await uploaded(before + 1);
    await dialog.getByRole('button', { name: 'Stop all sending' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Every price is doubted' })).toContainText('All sending is stopped, in every shop');
    await hurry();

    for (const [id, path] of [[shop, '/p/wb-pricing/'], [other, '/products']] as const) {
      await page.goto(`${path}?shop=${id}`);
      const banner = page.getByRole('status').filter({ hasText: 'All sending is stopped, in every shop.' });
      await expect(banner).toContainText('Every price is doubted');
      await expectAccessible(page, `${path} while all sending is stopped`);
    }
    // What was at Wildberries is followed to its end; of the rest nothing is sent, also when what works on the shop's sets has gone round once more.
    await expect.poll(() => states(api, shop, set.id), { timeout: 30_000 }).toEqual({ ...set.blocked, READY: set.ready - MOST, VERIFIED: MOST });
    await draftPrices(api, shop, [{ nmId: goods[0]!.nmId, price: goods[0]!.price + 2 }]);
    expect(await sandbox.priceUploads(SELLER)).toHaveLength(before + 1);
    const change = new ChangePage(page);
    await page.goto(`/changes/${set.id}`);
    await expectRows(page, 'Ready', set.ready - MOST);

    await page.getByRole('alert').filter({ hasText: 'Every price is doubted' }).getByRole('button', { name: 'Let it go on' }).click();
    await change.question('Let sending go on?').getByRole('button', { name: 'Let it go on' }).click();
    await change.expectEnded('Applied');
    expect(await states(api, shop, set.id)).toEqual({ ...set.blocked, VERIFIED: set.ready });
    await expectSentOnce(before, set.ready, goods, 1);
  });

  test('a host that is killed while it sends goes on where it was, and no price goes out twice', async ({ page, api, signedIn, watch }) => {
    test.setTimeout(180_000);
    watch.expects(/^console: Failed to load resource: net::ERR_/);
    // A part of the page that was not there yet could not come meanwhile.
    watch.expects(/^console: TypeError: Failed to fetch dynamically imported module/);
    const raised = 5;
    await Shell.prefer(page, { shop });
    await signedIn();
    const set = await checked(api, shop, goods, raised);
    const before = (await sandbox.priceUploads(SELLER)).length;
    const change = new ChangePage(page);
    await page.goto(`/changes/${set.id}`);
    await change.expectChecked();

    // One upload is through, and the next one is at Wildberries while its answer is still on the way.
    const first = await sandbox.fault('prices-upload', SELLER, { kind: 'slow-drip', bytesPerSecond: 25 });
    await change.send(set.ready);
    await uploaded(before + 1);
    await first();
    const second = await sandbox.fault('prices-upload', SELLER, { kind: 'slow-drip', bytesPerSecond: 1 });
    await uploaded(before + 2);
    await switchHost('kill');
    await second();
    expect(await sandbox.priceUploads(SELLER), 'more was to come').toHaveLength(before + 2);
    await switchHost('start');

    // By itself, on the page that was open all the time.
    await expect(page.getByTestId('life-cycle').getByText('Applied', { exact: true })).toBeVisible({ timeout: 90_000 });
    await expectRows(page, 'Applied', set.ready);
    expect(await states(api, shop, set.id), 'every row has its outcome').toEqual({ ...set.blocked, VERIFIED: set.ready });
    await expectSentOnce(before, set.ready, goods, raised);
  });
});

/** Goods whose price can be changed, and nothing else moves, once all prices are there. */
async function pricedOf(api: Api, shop: string): Promise<Priced[]> {
  const listed = `query($after: String) { pricingGoods(first: 500, after: $after) { items { nmId } pageInfo { hasNextPage endCursor } freshness { state } } }`;
  const read = async (after: string | null) => (await api.query(listed, { after }, shop)).pricingGoods;
  await expect.poll(async () => (await read(null)).freshness.state, { message: 'first sync of the prices', timeout: 60_000 }).toBe('FRESH');
  const goods: Priced[] = [];
  for (let after: string | null = null; ; ) {
    const { items, pageInfo } = await read(after);
    const known = await Promise.all(items.map(({ nmId }: { nmId: string }) => sandbox.good(SELLER, Number(nmId))));
    // Like most: one price, which nothing else moves.
    for (const { nmID, price, editableSizePrice, promotions, held } of known) {
      if (price > 100 && !editableSizePrice && promotions.length === 0 && !held) goods.push({ nmId: nmID, price });
    }
    if (!pageInfo.hasNextPage) return goods;
    after = pageInfo.endCursor;
  }
}

interface Checked {
  id: string;
  /** Rows that are sent when it is confirmed. */
  ready: number;
  /** Rows that are not, by what became of them. */
  blocked: Record<string, number>;
}

/** A checked set that raises all of them, in three uploads or more. */
async function checked(api: Api, shop: string, goods: Priced[], raised: number): Promise<Checked> {
  const id = await draftPrices(api, shop, goods.map(({ nmId, price }) => ({ nmId, price: price + raised })));
  const { READY: ready = 0, ...blocked } = await states(api, shop, id);
  expect(ready).toBeGreaterThan(2 * MOST);
  return { id, ready, blocked };
}

async function states(api: Api, shop: string, set: string): Promise<Record<string, number>> {
  const { counts } = (await api.query(`query($id: ID!) { changeSet(id: $id) { counts { state rows } } }`, { id: set }, shop)).changeSet;
  return Object.fromEntries(counts.map(({ state, rows }: { state: string; rows: number }) => [state, rows]));
}

async function confirm(api: Api, shop: string, { id, ready }: Checked) {
  const { version } = await api.changeSet(shop, id);
  const confirmed = await api.query(
    `mutation($input: ChangeSetConfirmInput!) { changeSetConfirm(input: $input) { errors { code message } } }`,
    { input: { id, version, expectedRows: ready, typedRows: ready } },
    shop,
  );
  expect(confirmed.changeSetConfirm.errors).toEqual([]);
}

async function goOn(api: Api) {
  await api.query(`mutation { changeSendingGoOn(input: {}) { errors { code } } }`);
}

const uploaded = (count: number) => expect.poll(async () => (await sandbox.priceUploads(SELLER)).length, { timeout: 30_000, intervals: [50] }).toBe(count);

/** The screen says that so many rows came to this. */
async function expectRows(page: Page, outcome: string, rows: number) {
  await expect(page.getByRole('search', { name: 'Filter rows' }).getByRole('button', { name: outcome })).toHaveText(new RegExp(`\\D${rows.toLocaleString('en-US')}$`));
}

/** Wildberries' own record: so many goods, each in one upload, and with the price that was asked for. */
async function expectSentOnce(before: number, rows: number, goods: Priced[], raised: number) {
  const sent = (await sandbox.priceUploads(SELLER)).slice(before).flatMap(({ nmIDs }) => nmIDs);
  expect(sent).toHaveLength(rows);
  expect(new Set(sent).size).toBe(rows);
  const prices = new Map(goods.map(({ nmId, price }) => [nmId, price]));
  for (const nmId of [sent[0]!, sent[MOST]!, sent.at(-1)!]) expect((await sandbox.good(SELLER, nmId)).price).toBe(prices.get(nmId)! + raised);
}

async function switchHost(act: 'kill' | 'start') {
  const answer = await fetch(`${hostSwitch}/${act}`, { method: 'POST' });
  expect(answer.ok).toBe(true);
}
