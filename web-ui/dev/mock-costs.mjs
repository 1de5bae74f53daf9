// What goods cost the sellers of the mock host: made up from each card's number, every third without.
const iso = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
const day = (daysAgo) => iso(daysAgo).slice(0, 10);
const amountOf = ({ nmId }) => (350 + (Number(nmId) % 97) * 41.5).toFixed(2);
const missing = ({ nmId }) => Number(nmId) % 3 === 1;
const partly = ({ nmId, sizes }) => Number(nmId) % 7 === 2 && sizes.length > 1;

const told = (over) => ({ sizeId: null, currency: 'RUB', current: false, setBy: 'buyer@vitrina.local', setAt: iso(3), ...over });

function costsOf(card) {
  if (missing(card)) return [];
  const sizes = partly(card) ? [told({ sizeId: String(card.sizes[0].chrtId), validFrom: day(12), amount: '512.00', current: true })] : [];
  return [
    told({ validFrom: day(-6), amount: (Number(amountOf(card)) + 30).toFixed(2) }),
    told({ validFrom: day(40), amount: amountOf(card), current: true }),
    told({ validFrom: day(200), amount: (Number(amountOf(card)) - 55).toFixed(2), setBy: 'admin@vitrina.local' }),
    ...sizes,
  ];
}

const costed = (card) => ({
  nmId: card.nmId,
  vendorCode: card.vendorCode,
  title: card.title,
  sizes: card.sizes.map(({ chrtId, techSize }) => ({ sizeId: String(chrtId), techSize })),
  costs: costsOf(card),
});

/** @param {{ cards(context: object): object[], connection: Function }} host the cards of the shop that is asked for */
export function costResolvers({ cards, connection }) {
  return {
    pricingCosts: ({ first = 50, after, missing: wanted, text }, context) => {
      const found = cards(context)
        .filter((card) => typeof wanted !== 'boolean' || missing(card) === wanted)
        .filter(({ nmId, vendorCode, title }) => !text || `${nmId} ${vendorCode} ${title}`.toLowerCase().includes(text.toLowerCase()));
      return connection(found.map(costed), first, after);
    },
    pricingCostCompleteness: (_, context) => {
      const all = cards(context);
      const without = all.filter(missing).length;
      return { goods: all.length, withCost: all.length - without, partly: Math.min(3, without), withoutCost: Math.max(0, without - 3) };
    },
    pricingEconomics: ({ nmIds }, context) =>
      nmIds.map((nmId) => {
        const card = cards(context).find((one) => one.nmId === nmId);
        const cost = card && !missing(card) ? amountOf(card) : null;
        return {
          nmId,
          currency: 'RUB',
          cost,
          commissionPercent: '19.5',
          logistics: '86.40',
          taxSystem: 'USN_INCOME',
          taxPercent: '6',
          missing: cost === null ? ['COST', 'WAREHOUSE'] : [],
          basis: { costSince: cost === null ? null : day(40), salesModel: 'FBW', subjectName: 'Платья', volume: '2.4', warehouse: cost === null ? null : 'Коледино', logisticsBase: '38.00', logisticsLitre: '9.50', buyoutPercent: '82' },
          floor: cost === null ? null : ((Number(cost) + 86.4) / 0.745).toFixed(2),
          at: ({ discountedPrice }) => {
            const price = Number(discountedPrice);
            const commission = price * 0.195;
            const tax = price * 0.06;
            const profit = cost === null ? null : price - Number(cost) - commission - tax - 86.4;
            return { price: discountedPrice, cost, commission: commission.toFixed(2), logistics: cost === null ? null : '86.40', tax: tax.toFixed(2), profit: profit?.toFixed(2) ?? null, percent: profit === null || price === 0 ? null : ((profit / price) * 100).toFixed(2), missing: [] };
          },
          priceFor: ({ marginPercent }) => (cost === null ? null : ((Number(cost) + 86.4) / (0.745 - Number(marginPercent) / 100)).toFixed(2)),
          breakEvenDiscount: ({ price }) => (cost === null ? null : Math.max(0, Math.floor(100 - (((Number(cost) + 86.4) / 0.745) * 100) / Number(price)))),
        };
      }),
    pricingCostsImportPreview: ({ input }) => ({
      columns: [
        { index: 0, header: 'Артикул продавца', target: 'key.vendorCode', samples: ['NW-1041', 'NW-1042', 'NW-1043'] },
        { index: 1, header: 'Закупка, ₽', target: 'cost.amount', samples: ['640,50', '1 210', '—'] },
        { index: 2, header: 'Поставщик', target: null, samples: ['ООО «Лён»', 'ООО «Лён»', ''] },
      ],
      tally: { set: 128, unchanged: 4, bad: 2, problems: [{ line: 7, code: 'NOT_AN_AMOUNT', column: 'Закупка, ₽', message: '«—» — не сумма.' }, { line: 19, code: 'GOOD_UNKNOWN', column: 'Артикул продавца', message: 'В магазине нет товара «NW-99».' }] },
      examples: [{ nmId: '210000001', sizeId: null, validFrom: input.validFrom ?? day(0), amount: '640.50', currency: 'RUB' }],
      errors: [],
    }),
    pricingCostsImport: () => ({ tally: { set: 128, unchanged: 4, bad: 2, problems: [] }, errors: [] }),
    pricingCostsSet: ({ input }) => ({ tally: { set: input.costs.length, unchanged: 0, bad: 0, problems: [] }, errors: [] }),
    pricingCostsRemove: () => ({ removed: 1, errors: [] }),
  };
}
