// The prices of the mock host, made up from each card's number.
const money = (amount) => ({ amount: String(amount), currencyCode: 'RUB' });

function good({ nmId, vendorCode, sizes }) {
  const seed = Number(nmId) % 97;
  const price = 900 + seed * 130;
  const discount = seed % 5 === 0 ? 0 : (seed * 7) % 70;
  const now = (base) => Math.round((base * (100 - discount)) / 100);
  return {
    nmId,
    vendorCode,
    discount,
    clubDiscount: seed % 4 === 0 ? 5 : 0,
    editableSizePrice: seed % 3 === 0,
    sizes: sizes.map(({ chrtId, techSize }, at) => {
      const base = price + (seed % 3 === 0 ? at * 150 : 0);
      return { sizeId: String(chrtId), techSize, price: money(base), discountedPrice: money(now(base)), clubDiscountedPrice: money(seed % 4 === 0 ? (now(base) * 0.95).toFixed(2) : now(base)) };
    }),
  };
}

/** @param {{ cards(context: object): object[], freshness(): object }} host the cards of the shop that is asked for */
export function priceResolvers({ cards, freshness }) {
  return {
    pricingGoods: ({ page: { number, size } = { number: 0, size: 25 } }, context) => ({ items: cards(context).slice(number * size, (number + 1) * size).map(good), freshness: freshness() }),
    pricingGood: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      return { good: card ? good(card) : null, freshness: freshness() };
    },
  };
}
