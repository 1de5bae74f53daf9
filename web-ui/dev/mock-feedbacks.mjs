// What buyers wrote, for the page of samples/wb-feedbacks-plugin.
const said = [
  ['Отличное качество, село идеально. Ребёнок доволен, носит каждый день!', '', ''],
  ['', '', ''],
  ['Цвет отличается от фото, на мониторе был теплее.', 'Мягкая ткань, ровные швы', 'Пришло с затяжкой на рукаве, пуговица держится на одной нитке'],
  ['Маломерит. Берите на размер больше.', '', 'Размер'],
];

/** @param {{ cards(context: object): object[], freshness(): object }} host */
export function feedbackResolvers({ cards, freshness }) {
  return {
    feedbacks: ({ filter, page: { number, size } = { number: 0, size: 25 } }, context) => ({
      items: cards(context)
        .slice(number * size, (number + 1) * size)
        .map((card, at) => {
          const [text, pros, cons] = said[at % said.length];
          const answer = filter?.answered ? { text: 'Здравствуйте! Спасибо за отзыв, мы передали замечание на производство.', state: 'wbRu', editable: false } : null;
          return { id: `f${number * size + at}`, nmId: card.nmId, productName: card.title, vendorCode: card.vendorCode, size: null, userName: at % 5 === 0 ? null : 'Мария', valuation: (at % 5) + 1, text, pros, cons, createdAt: new Date(Date.now() - at * 5_400_000).toISOString(), viewed: true, answer };
        }),
      unanswered: 134,
      answered: 12_480,
      freshness: freshness(),
    }),
    feedbackCounts: () => ({ unanswered: 134, unansweredToday: 7, freshness: freshness() }),
  };
}
