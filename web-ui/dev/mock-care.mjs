// How good cards are, what happened to them, and exports, for looking at the UI. The rules are a few of the plugin's own.

const points = { NO_PHOTOS: 25, FEW_PHOTOS: 10, NO_VIDEO: 5, NO_DESCRIPTION: 15, SHORT_DESCRIPTION: 5, INVALID_DIMENSIONS: 15, NO_TAGS: 0 };
const severity = { NO_PHOTOS: 'PROBLEM', NO_DESCRIPTION: 'PROBLEM', INVALID_DIMENSIONS: 'PROBLEM', FEW_PHOTOS: 'WARNING', SHORT_DESCRIPTION: 'WARNING', NO_VIDEO: 'HINT', NO_TAGS: 'HINT' };
const messages = {
  NO_PHOTOS: ['Нет фотографий', 'Добавьте фотографии: без них покупатели не видят карточку'],
  FEW_PHOTOS: ['Фотографий мало, лучше от 5', 'Добавьте другие ракурсы, детали и товар в деле'],
  NO_VIDEO: ['Нет видео', 'Добавьте короткое видео MP4 или MOV до 50 МБ'],
  NO_DESCRIPTION: ['Нет описания', 'Опишите товар: описание читают и покупатели, и поиск'],
  SHORT_DESCRIPTION: ['Описание короткое, лучше от 300 символов', 'Добавьте материалы, уход, размеры и комплектацию'],
  INVALID_DIMENSIONS: ['Wildberries считает габариты подозрительными', 'Измерьте упаковку снова и исправьте длину, ширину, высоту и вес'],
  NO_TAGS: ['Нет ярлыков', 'Добавьте ярлык, чтобы находить карточку среди похожих'],
};

export function flawsOf(card) {
  const description = card.description?.length ?? 0;
  return Object.entries({
    NO_PHOTOS: card.photoCount === 0,
    FEW_PHOTOS: card.photoCount > 0 && card.photoCount < 5,
    NO_VIDEO: card.video === null,
    NO_DESCRIPTION: description === 0,
    SHORT_DESCRIPTION: description > 0 && description < 300,
    INVALID_DIMENSIONS: card.dimensions?.isValid === false,
    NO_TAGS: card.tags.length === 0,
  })
    .filter(([, broken]) => broken)
    .map(([flaw]) => flaw);
}

export const scoreOf = (card) => 100 - flawsOf(card).reduce((sum, flaw) => sum + points[flaw], 0);

export const healthOf = (card) => ({
  score: scoreOf(card),
  findings: flawsOf(card).map((flaw) => ({ flaw, severity: severity[flaw], points: points[flaw], actual: 0, wanted: 1, message: messages[flaw][0], fix: messages[flaw][1] })),
});

export const flawCounts = (cards) => Object.keys(points).map((flaw) => ({ flaw, count: cards.filter((card) => flawsOf(card).includes(flaw)).length }));

const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const check = (subject, verdict, message, nextStep = null) => ({ subject, verdict, message, nextStep });

const changes = (card) => [
  { id: '9', nmId: card.nmId, kind: 'CHANGED', at: ago(3), run: '4182', fields: [
    { field: 'TITLE', name: 'Название', before: card.title.split(' ').slice(0, 2).join(' '), after: card.title },
    { field: 'PHOTOS', name: 'Фотографии', before: card.photos.slice(0, 3).map(({ tm }) => tm).join('\n') || null, after: card.photos.slice(1, 5).map(({ tm }) => tm).join('\n') || null },
  ] },
  { id: '8', nmId: card.nmId, kind: 'CHANGED', at: ago(30), run: '4011', fields: [
    { field: 'CHARACTERISTIC', name: 'Состав', before: 'хлопок 95%, эластан 5%', after: 'хлопок 92%, эластан 8%' },
    { field: 'WEIGHT', name: 'Вес, кг', before: '0.3', after: '0.35' },
    { field: 'DIMENSIONS_VALID', name: 'Габариты приняты Wildberries', before: 'false', after: 'true' },
  ] },
  { id: '1', nmId: card.nmId, kind: 'CREATED', at: ago(900), run: '12', fields: [] },
];

/** A feed of changes of many cards, one an hour or so, the newest first. */
function feed(cards) {
  return cards.slice(0, 90).flatMap((card, at) => {
    if (at % 11 === 7) return [{ id: `c${at}`, nmId: String(Number(card.nmId) + 1), kind: 'REMOVED', at: ago(at * 3 + 1), run: String(4182 - at), title: 'Плед из хлопка', vendorCode: 'ПЛЕ-0031', product: null, fields: [] }];
    const [edited, measured, created] = changes(card);
    const one = at % 9 === 4 ? created : at % 3 === 1 ? measured : edited;
    const fields = at % 7 === 0 ? [...edited.fields, ...measured.fields] : one.fields;
    return [{ ...one, id: `c${at}`, at: ago(at * 3 + 1), run: at % 5 === 3 ? null : String(4182 - at), product: card, title: null, vendorCode: null, fields }];
  });
}

export function careResolvers({ cards, everywhere, freshness }) {
  let exports = [{ id: '1', format: 'XLSX', state: 'DONE', cards: 1_204, file: { id: 'f1', name: 'products.xlsx', size: 184_320, expiresAt: new Date(Date.now() + 7e7).toISOString(), contentType: '', createdAt: '' }, problem: null, createdAt: new Date(Date.now() - 3e6).toISOString() }];
  return {
    productHistory: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      return { nodes: card ? changes(card) : [], edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } };
    },
    productChanges: ({ fields, since, first, after }, context) => {
      const all = feed(cards(context)).filter((change) => (!since || change.at >= since) && (!fields || change.fields.some(({ field }) => fields.includes(field))));
      const from = after ? Number(after) : 0;
      return { nodes: all.slice(from, from + first), edges: [], pageInfo: { hasNextPage: from + first < all.length, hasPreviousPage: from > 0, endCursor: String(from + first) } };
    },
    productDiagnosis: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      return {
        nmId,
        verdict: card?.photoCount === 0 ? 'PROBLEM' : 'WARNING',
        checks: [
          check('SYNC', 'OK', 'Каталог актуален'),
          check('CARD', 'OK', 'Карточка в каталоге, не в корзине'),
          check('ERRORS', 'UNKNOWN', 'Список ошибок Wildberries не читается: лимит исчерпан', 'Попробуйте позже'),
          check('PHOTOS', card?.photoCount === 0 ? 'PROBLEM' : 'OK', card?.photoCount === 0 ? 'Нет фотографий: покупатели не видят карточку' : 'Фотографий достаточно', card?.photoCount === 0 ? 'Добавьте фотографии' : null),
          check('DIMENSIONS', 'OK', 'Габариты в порядке'),
          check('BARCODES', 'OK', 'Штрихкод есть'),
          check('CONTENT', 'OK', 'Контент хороший'),
          check('DUPLICATES', 'WARNING', 'Карточек других групп с тем же названием: 3', 'Объедините варианты одного товара или различите названия'),
        ],
      };
    },
    productHealth: (_, context) => {
      const all = cards(context);
      const scores = all.map(scoreOf);
      return {
        cards: all.length,
        averageScore: all.length === 0 ? 100 : Math.round(scores.reduce((sum, score) => sum + score, 0) / all.length),
        histogram: Array.from({ length: 10 }, (_band, at) => {
          const to = at === 9 ? 100 : at * 10 + 9;
          return { from: at * 10, to, cards: scores.filter((score) => score >= at * 10 && score <= to).length };
        }),
        flaws: flawCounts(all).toSorted((a, b) => b.count - a.count),
        freshness: freshness(),
      };
    },
    productErrors: (_, context) => ({
      items: [
        { vendorCode: 'ПЛЕ-0031', subjectName: 'Пледы', messages: ['Поле Наименование не должно содержать запрещенные символы: 😊'], at: ago(5), product: cards(context)[3] ?? null },
        { vendorCode: 'new-777', subjectName: 'Рубашки', messages: ['Запрещено использовать E-Mail в поле Описание', 'Не заполнено обязательное поле Состав'], at: ago(20), product: null },
      ],
      complete: true,
      freshness: freshness(),
      problem: null,
    }),
    productsInAllShops: ({ filter, first }) => {
      const text = (filter?.text ?? '').toLowerCase();
      const hits = everywhere().filter((card) => card.title.toLowerCase().includes(text) || card.vendorCode.toLowerCase().includes(text));
      const nodes = hits.slice(0, first).map((card) => ({ ...card, thumbnail: card.photos[0]?.tm ?? null }));
      return { nodes, edges: [], totalCount: hits.length, textMatch: 'EXACT', pageInfo: { hasNextPage: false, hasPreviousPage: false } };
    },
    productExports: () => exports,
    productsExport: ({ input }) => {
      exports = [{ ...exports[0], id: String(Date.now()), format: input.format, createdAt: new Date().toISOString() }, ...exports];
      return { export: exports[0], job: null, errors: [] };
    },
  };
}
