import { type Api } from './api.ts';
import { sandbox } from './sandbox.ts';
import { expect } from './test.ts';

export interface Plain {
  nmId: number;
  name: string;
  price: number;
  discount: number;
}

/** Goods of a seller of the simulated Wildberries that are like most: one price, which nothing else moves. */
export async function plainGoods(api: Api, shop: string, seller: string): Promise<Plain[]> {
  const listed = `{ pricingGoods(first: 500) { items { nmId vendorCode } freshness { state } } }`;
  const read = async () => (await api.query(listed, {}, shop)).pricingGoods;
  await expect.poll(async () => (await read()).freshness.state, { message: 'first sync of the prices', timeout: 45_000 }).toBe('FRESH');
  const goods: Plain[] = [];
  for (const { nmId, vendorCode } of (await read()).items) {
    const { price, discount, editableSizePrice, promotions, held } = await sandbox.good(seller, Number(nmId));
    if (price > 400 && discount < 60 && !editableSizePrice && promotions.length === 0 && !held) goods.push({ nmId: Number(nmId), name: vendorCode, price, discount });
  }
  return goods;
}

/** A checked change set with these prices before discount; returns its id. */
export async function draftPrices(api: Api, shop: string, rows: { nmId: number; price: number }[]): Promise<string> {
  const drafted = await api.query(
    `mutation($input: PricingSetInput!) { pricingSet(input: $input) { changeSetId errors { code message } } }`,
    { input: { rows: rows.map(({ nmId, price }) => ({ nmId: String(nmId), price })) } },
    shop,
  );
  expect(drafted.pricingSet.errors).toEqual([]);
  const id: string = drafted.pricingSet.changeSetId;
  await expect.poll(async () => (await api.changeSet(shop, id)).state, { message: `check of change set ${id}`, timeout: 30_000 }).toBe('CHECKED');
  return id;
}

/** Tells what goods cost, per piece. */
export async function tellCosts(api: Api, shop: string, costs: { nmId: number; amount: string }[]): Promise<void> {
  const told = await api.query(
    `mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { bad } errors { code } } }`,
    { input: { costs: costs.map(({ nmId, amount }) => ({ nmId: String(nmId), amount })) } },
    shop,
  );
  expect(told.pricingCostsSet).toEqual({ tally: { bad: 0 }, errors: [] });
}
