// Goods of the mock host beside those of competitors.
const money = (amount) => ({ amount: amount.toFixed(2), currencyCode: 'RUB' });
const whole = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const names = ['Рубашка льняная оверсайз с длинным рукавом', 'Рубашка из льна', 'Linen shirt oversize'];

function sighting(price, confidence, hours, agreeing = 4) {
  const presence = price === null ? (confidence === 'UNKNOWN' && hours === null ? 'UNSEEN' : 'SOLD_OUT') : 'ON_SALE';
  return {
    presence,
    price: price === null ? null : money(price),
    confidence,
    seenAt: hours === null ? null : ago(hours),
    ageSeconds: hours === null ? null : Math.round(hours * 3_600),
    agreeing,
    unconfirmedPrice: confidence === 'UNSURE' && price !== null ? money(price / 3) : null,
  };
}

function good(card, at, off) {
  const own = 1_490 + at * 310;
  const prices = at === 2 ? [] : [own * (0.88 + at * 0.08), own * 1.05, null];
  const rivals = (off ? [null] : prices.length > 0 ? prices : [null]).map((price, nth) => ({
    nmId: String(210_000_000 + at * 1_000 + nth),
    name: off || (price === null && at === 2) ? null : names[nth],
    brand: off ? null : ['Лён и море', 'NORD', null][nth],
    url: `https://www.wildberries.ru/catalog/${210_000_000 + at * 1_000 + nth}/detail.aspx`,
    note: nth === 1 ? 'та же фабрика' : '',
    addedAt: ago(80),
    addedBy: 'admin@vitrina.local',
    gapPercent: price === null ? null : (((own - price) / own) * 100).toFixed(2),
    sighting: off || at === 2 ? sighting(null, 'UNKNOWN', null, 0) : sighting(price, price === null ? 'UNKNOWN' : ['FRESH', at === 0 ? 'UNSURE' : 'STALE'][nth], 0.4 + nth * 14),
  }));
  return {
    nmId: card.nmId,
    vendorCode: card.vendorCode,
    title: card.title,
    discountedPrice: money(own * 1.2),
    storefront: sighting(off ? null : own, off ? 'UNKNOWN' : 'FRESH', off ? null : 0.4),
    undercut: !off && at === 0,
    comparison:
      off || prices.length === 0
        ? null
        : {
            basis: at === 1 ? 'SELLER_PRICE' : 'STOREFRONT',
            own: money(own),
            lowest: money(prices[0]),
            median: money((prices[0] + prices[1]) / 2),
            position: prices[0] < own ? 2 : 1,
            of: 3,
            gapPercent: (((own - prices[0]) / own) * 100).toFixed(2),
            confidence: 'FRESH',
          },
    rivals,
  };
}

/** @param {{ cards(context: object): object[] }} host the cards of the shop that is asked for; without any the source is off */
export function rivalResolvers({ cards }) {
  return {
    pricingCompetitors: ({ filter }, context) => {
      const shown = cards(context);
      const off = shown.length === 0;
      const items = shown.slice(0, 3).map((card, at) => good(card, at, off));
      return {
        enabled: !off,
        items: filter?.undercut ? items.filter(({ undercut }) => undercut) : items,
        pageInfo: whole,
        totalCount: items.length,
        undercutPercent: '5',
        mostOfGood: 20,
        mostOfShop: 5_000,
        source: { readAt: ago(0.4), notBefore: null, problem: null },
      };
    },
    pricingRivalHistory: () => ({
      items: [1_311, 1_490, 1_450, null, 1_620].map((price, at) => ({
        from: ago(9 + at * 70),
        to: at === 0 ? null : ago(9 + (at - 1) * 70),
        presence: price === null ? 'SOLD_OUT' : 'ON_SALE',
        price: price === null ? null : money(price),
      })),
      pageInfo: whole,
    }),
    pricingRivalsAttach: ({ input }) => ({
      added: 1,
      already: 0,
      leftOut: input.text.split('\n').slice(1).map((line, at) => ({ line: at + 2, code: 'RIVAL_UNREADABLE', text: line.split('\t')[1] ?? '' })),
      errors: [],
    }),
    pricingRivalDetach: () => ({ done: true, errors: [] }),
    pricingRivalNote: () => ({ done: true, errors: [] }),
    pricingRivalsLook: () => ({ good: null, problem: null, errors: [] }),
  };
}
