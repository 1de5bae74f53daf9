// What is wrong with the prices of the mock host, what Wildberries holds back, and its promotions.
const money = (amount) => ({ amount: String(amount), currencyCode: 'RUB' });
const day = 86_400_000;
const inDays = (days) => new Date(Date.now() + days * day).toISOString();
const whole = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

function price({ nmId }) {
  return 900 + (Number(nmId) % 97) * 130;
}

const why = {
  en: (old, held) => `Paid would be ${held} in place of ${old}, a third or less. Wildberries goes on selling at the old price until you send another one, or release this one in the cabinet.`,
  ru: (old, held) => `Покупатель платил бы ${held} вместо ${old} — втрое меньше или ещё ниже. Wildberries продаёт по старой цене, пока вы не отправите другую или не подтвердите эту в кабинете.`,
  zh: (old, held) => `买家将支付 ${held}，而不是 ${old}，降到三分之一或更低。在您发送其他价格或在卖家后台放行之前，Wildberries 仍按原价销售。`,
};

function heldBack(card, language) {
  const old = price(card);
  const now = Math.floor(old / 4);
  return {
    nmId: card.nmId,
    vendorCode: card.vendorCode,
    title: card.title,
    heldPrice: money(now),
    heldDiscount: 0,
    heldDiscountedPrice: money(now),
    price: money(old),
    discount: 0,
    discountedPrice: money(old),
    drop: money(old - now),
    why: (why[language] ?? why.en)(old, now),
    leastAccepted: Math.floor(old / 3) + 1,
  };
}

const promotions = [
  { id: '702', name: 'Хиты недели', auto: false, running: true, starts: inDays(-10), ends: inDays(18), takingPart: 14, offered: 31, goodsReadAt: inDays(-0.02) },
  { id: '704', name: 'Автоакция: выгодные цены', auto: true, running: true, starts: inDays(-5), ends: inDays(22), takingPart: 0, offered: 0, goodsReadAt: null },
  { id: '705', name: 'Большая новогодняя распродажа для дома и семьи', auto: false, running: false, starts: inDays(12), ends: inDays(26), takingPart: 0, offered: 128, goodsReadAt: inDays(-0.02) },
];

const problems = [
  { kind: 'BELOW_COST', count: 3, atRisk: [money('41280.50')], remedy: 'RAISE_PRICES', path: null },
  { kind: 'QUARANTINED', count: 4, atRisk: [money(18_204)], remedy: 'SEE_QUARANTINE', path: '/p/wb-pricing/quarantine' },
  { kind: 'PROMOTION_AT_A_LOSS', count: 6, atRisk: [money('9120.00')], remedy: 'SEE_PROMOTIONS', path: '/p/wb-pricing/promotions' },
  { kind: 'NOT_APPLIED', count: 2, atRisk: [money(1_310)], remedy: 'SEE_CHANGE_SETS', path: '/changes' },
  { kind: 'COST_MISSING', count: 1_204, atRisk: [], remedy: 'TELL_COSTS', path: null },
];

/** @param {{ cards(context: object): object[], freshness(): object }} host the cards of the shop that is asked for */
export function troubleResolvers({ cards, freshness }) {
  return {
    pricingProblems: (_, context) => ({ problems: cards(context).length > 0 ? problems : [], freshness: freshness(), floorsAt: inDays(-0.004) }),
    pricingProblemGoods: ({ kind }, context) => ({
      items: cards(context)
        .slice(0, kind === 'COST_MISSING' ? 8 : 3)
        .map((card, at) => ({
          nmId: card.nmId,
          vendorCode: card.vendorCode,
          atRisk: kind === 'COST_MISSING' ? null : money(1_900 - at * 430),
          discountedPrice: money(price(card)),
          floor: kind.startsWith('BELOW') ? money(price(card) + 1_900 - at * 430) : null,
          suggestedPrice: kind.startsWith('BELOW') ? price(card) * 2 : null,
          changeSetId: kind === 'NOT_APPLIED' ? '39' : null,
          promotion: kind === 'PROMOTION_AT_A_LOSS' ? promotions[0].name : null,
        })),
      pageInfo: whole,
    }),
    pricingQuarantine: ({ text }, context) => {
      const items = cards(context)
        .slice(0, 4)
        .map((card) => heldBack(card, context.language))
        .filter(({ nmId, vendorCode }) => !text || `${nmId} ${vendorCode}`.toLowerCase().includes(text.toLowerCase()));
      return { items, totalCount: items.length, cabinetUrl: 'https://seller.wildberries.ru/discount-and-prices/quarantine', pageInfo: whole, freshness: freshness(), reading: { tokenType: 'base', limit: 4, periodSeconds: 3_600, left: 0, readableAt: inDays(0.008), job: null } };
    },
    pricingPromotions: (_, context) => (cards(context).length > 0 ? { items: promotions, freshness: freshness(), reading: { tokenType: 'personal', limit: 10, periodSeconds: 6, left: 5, readableAt: null, job: null } } : { items: [], freshness: null, reading: null }),
    pricingPromotionDetails: () => ({
      details: {
        description: 'В акции участвуют товары, отобранные по спросу. Карточки получат плашку акции.',
        advantages: ['Плашка'],
        participationPercent: 31,
        takingPart: 14,
        takingPartInStock: 12,
        offered: 31,
        offeredInStock: 30,
        exceptions: null,
        boosts: [
          { condition: 'productsInPromotion', participationPercent: 10, boostPercent: 7 },
          { condition: 'allProducts', participationPercent: 35, boostPercent: 30 },
        ],
      },
      freshness: freshness(),
    }),
    pricingPromotionGoods: ({ takingPart }, context) => {
      const goods = cards(context).slice(takingPart ? 0 : 3, takingPart ? 3 : 12);
      return {
        items: goods.map((card) => ({
          nmId: card.nmId,
          vendorCode: card.vendorCode,
          takingPart,
          price: money(price(card)),
          discount: 10,
          discountedPrice: money(Math.round(price(card) * 0.9)),
          planPrice: money(Math.round(price(card) * 0.75)),
          planDiscount: 25,
          discountedPriceThen: money(Math.round(price(card) * 0.75)),
        })),
        pageInfo: whole,
        effects: goods.map(({ nmId }, at) => ({ nmId, profitNow: String(420 - at * 35), percentNow: '12.00', profitThen: String(140 - at * 45), percentThen: '4.00', floor: '700.00', atALoss: 140 - at * 45 < 0 })),
      };
    },
  };
}
