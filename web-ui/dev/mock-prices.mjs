// The prices of the mock host, made up from each card's number.
const money = (amount) => ({ amount: String(amount), currencyCode: 'RUB' });

function good({ nmId, vendorCode, title, photos, sizes }) {
  const seed = Number(nmId) % 97;
  const price = 900 + seed * 130;
  const discount = seed % 5 === 0 ? 0 : (seed * 7) % 70;
  const now = (base) => Math.round((base * (100 - discount)) / 100);
  return {
    nmId,
    vendorCode,
    discount,
    badTurnover: false,
    card: { title, photo: photos?.[0]?.tm ?? null },
    clubDiscount: seed % 4 === 0 ? 5 : 0,
    editableSizePrice: seed % 3 === 0,
    sizes: sizes.map(({ chrtId, techSize }, at) => {
      const base = price + (seed % 3 === 0 ? at * 150 : 0);
      return { sizeId: String(chrtId), techSize, price: money(base), discountedPrice: money(now(base)), clubDiscountedPrice: money(seed % 4 === 0 ? (now(base) * 0.95).toFixed(2) : now(base)) };
    }),
  };
}

const example = (one) => ({
  nmId: one.nmId,
  label: one.vendorCode,
  priceBefore: one.sizes[0].price.amount,
  priceAfter: String(Number(one.sizes[0].price.amount) + 100),
  discountBefore: String(one.discount),
  discountAfter: String(one.discount),
  paidBefore: one.sizes[0].discountedPrice.amount,
  paidAfter: String(Math.round(((Number(one.sizes[0].price.amount) + 100) * (100 - one.discount)) / 100)),
  currencyCode: 'RUB',
});

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
            { good: now, from: '2026-11-20T09:30:00Z', to: null, source: 'VITRINA', changeSetId: '7', changeSet: { id: '7', title: 'Чёрная пятница', confirmedBy: 'manager@vitrina.local' } },
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
    pricingAt: ({ nmIds, time }, context) =>
      cards(context)
        .filter(({ nmId }) => nmIds.includes(nmId) && Number(nmId) % 7 > 0)
        .map((card) => ({ good: { ...good(card), discount: 0 }, from: time, to: null, source: 'PORTAL', changeSetId: null, changeSet: null })),
    pricingRulePreview: ({ rule }, context) => {
      const found = cards(context).map(good);
      return {
        goods: found.length,
        changed: Math.max(0, found.length - 5),
        leftOut: rule.operation === 'SET_MARGIN' ? [{ reason: 'MARGIN_UNKNOWN', message: 'маржа неизвестна: нет себестоимости, комиссии или логистики', count: 4, nmIds: [] }] : [],
        examples: found.slice(0, 3).map(example),
        errors: [],
      };
    },
    pricingImportPreview: (_, context) => ({
      columns: [
        { index: 0, header: 'Бренд', target: null, samples: ['Ласка', 'Ласка'] },
        { index: 1, header: 'Артикул WB', target: 'key.nmId', samples: ['160000123', '160000124', '160000125'] },
        { index: 2, header: 'Текущая цена', target: null, samples: ['1490', '2390', '990'] },
        { index: 3, header: 'Новая цена', target: 'price', samples: ['1 590,00 ₽', '2490', '1,234'] },
        { index: 4, header: 'Новая скидка', target: 'discount', samples: ['35', '', '20'] },
      ],
      tally: { changed: 118, unchanged: 40, bad: 2, problems: [{ line: 4, code: 'NOT_A_NUMBER', message: '«1,234» — не число или читается двояко: напишите 1490 или 1490,50' }, { line: 9, code: 'CARD_UNKNOWN', message: 'В магазине нет такого товара: 999' }] },
      examples: cards(context).slice(0, 3).map(good).map(example),
      errors: [],
    }),
    pricingHistoryExports: () => [
      { id: '2', format: 'XLSX', state: 'RUNNING', rows: null, problem: null, createdAt: '2026-11-28T09:30:00Z', file: null },
      { id: '1', format: 'CSV', state: 'DONE', rows: 4812, problem: null, createdAt: '2026-11-27T17:05:00Z', file: { id: 'f1', name: 'prices.csv', size: 310_221 } },
    ],
  };
}
