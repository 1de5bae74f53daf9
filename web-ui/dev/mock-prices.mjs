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
    badTurnover: false,
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
    pricingGoods: ({ filter, first = 50, after }, context) => {
      const found = cards(context)
        .map(good)
        .filter(({ nmId, vendorCode }) => !filter?.text || `${nmId} ${vendorCode}`.toLowerCase().includes(filter.text.toLowerCase()));
      const from = after ? Number(after) : 0;
      const end = Math.min(found.length, from + first);
      return {
        items: found.slice(from, end),
        totalCount: found.length,
        pageInfo: { hasNextPage: end < found.length, hasPreviousPage: from > 0, startCursor: String(from), endCursor: String(end) },
        freshness: freshness(),
      };
    },
    pricingHistory: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      const now = card && good(card);
      const items = now
        ? [
            { good: now, from: '2026-11-20T09:30:00Z', to: null, source: 'VITRINA', changeSetId: '7' },
            { good: { ...now, discount: Math.max(0, now.discount - 10) }, from: '2026-10-02T06:00:00Z', to: '2026-11-20T09:30:00Z', source: 'PORTAL', changeSetId: null },
            { good: { ...now, discount: 0 }, from: '2026-09-01T06:00:00Z', to: '2026-10-02T06:00:00Z', source: 'FIRST_SEEN', changeSetId: null },
          ]
        : [];
      return { items, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
    },
    pricingGood: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      return { good: card ? good(card) : null, freshness: freshness() };
    },
  };
}
