// Editing of cards: directories, worked examples and drafts.
const characteristics = [
  { id: '14177449', name: 'Цвет', type: 'TEXTS', required: true, unit: null, maxCount: 5, popular: true, filterable: true, variable: true, namedField: false, directory: 'COLORS' },
  { id: '14177451', name: 'Страна производства', type: 'TEXTS', required: true, unit: null, maxCount: 1, popular: false, filterable: false, variable: false, namedField: false, directory: 'COUNTRIES' },
  { id: '90630', name: 'Высота предмета', type: 'NUMBER', required: false, unit: 'см', maxCount: 0, popular: true, filterable: false, variable: false, namedField: false, directory: null },
  { id: '14177450', name: 'Состав', type: 'TEXTS', required: false, unit: null, maxCount: 3, popular: true, filterable: false, variable: false, namedField: false, directory: null },
  { id: '15000', name: 'Уход за вещами', type: 'TEXTS', required: false, unit: null, maxCount: 0, popular: false, filterable: false, variable: false, namedField: false, directory: null },
];
const subjects = ['Платья', 'Сарафаны', 'Футболки', 'Рубашки', 'Куртки', 'Кроссовки', 'Рюкзаки', 'Пледы', 'Кружки'].map((name, at) => ({ id: String(105 + at), name, parentId: '1', parentName: at < 5 ? 'Одежда' : at === 5 ? 'Обувь' : 'Дом' }));
const values = { COLORS: ['красный', 'красный мак', 'молочный', 'чёрный', 'хаки'], COUNTRIES: ['Беларусь', 'Китай', 'Россия', 'Узбекистан'] };
const tagColors = { GREY: 'D1CFD7', RED: 'FEE0E0', PURPLE: 'ECDAFF', BLUE: 'E4EAFF', GREEN: 'DEF1DD', YELLOW: 'FFECC7' };
const tags = ['Новинка', 'Распродажа', 'Хит', 'Проверить фото'].map((name, at) => ({ id: String(at + 1), name, color: Object.values(tagColors)[at + 1] }));
const names = { title: 'Наименование', description: 'Описание', brand: 'Бренд', vendorCode: 'Артикул продавца' };

function applied(text, { operation, values: given = [], find = '' }) {
  const value = given[0] ?? '';
  if (operation === 'REPLACE') return text.replaceAll(new RegExp(find.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), () => value);
  return { SET: value, APPEND: text + value, PREPEND: value + text, CLEAR: '' }[operation] ?? text;
}

/** @param {{ cards(context: object): object[], freshness(): object, may(context: object, permission: string): unknown }} host */
export function editingResolvers({ cards, freshness, may }) {
  const drafted = (_, context) => {
    may(context, 'wb-products:write');
    return { changeSetId: '42', errors: [] };
  };
  return {
    productSubjectCharacteristics: ({ subjectId }) => ({ nodes: subjectId === '113' ? characteristics.filter(({ id }) => id !== '90630') : characteristics, freshness: freshness() }),
    productSubjects: ({ search, first }) => {
      const found = subjects.filter(({ name, parentName }) => `${name} ${parentName}`.toLowerCase().includes(search.toLowerCase()));
      return { nodes: found.slice(0, first), totalCount: search ? found.length : 6_812, freshness: freshness() };
    },
    productDirectory: ({ kind, search }) => {
      const found = (values[kind] ?? []).filter((value) => value.toLowerCase().includes(search.toLowerCase()));
      return { nodes: found.map((value) => ({ value, note: null })), totalCount: found.length, freshness: freshness() };
    },
    productTags: () => ({ nodes: tags, freshness: freshness() }),
    productTagCreate: ({ input }) => {
      if (tags.some(({ name }) => name === input.name)) return { done: false, errors: [{ code: 'REFUSED_BY_WILDBERRIES', message: 'Ярлык с таким названием уже есть', path: [] }] };
      tags.push({ id: String(Date.now()), name: input.name, color: tagColors[input.color] });
      return { done: true, errors: [] };
    },
    productTagUpdate: ({ input }) => {
      Object.assign(tags.find(({ id }) => id === input.id), { name: input.name, color: tagColors[input.color] });
      return { done: true, errors: [] };
    },
    productTagDelete: ({ input }) => {
      tags.splice(tags.findIndex(({ id }) => id === input.id), 1);
      return { done: true, errors: [] };
    },
    productEditPreview: ({ input }, context) => {
      may(context, 'wb-products:write');
      const all = cards(context);
      const meant = input.cards.nmIds ? all.filter(({ nmId }) => input.cards.nmIds.includes(nmId)) : all;
      const examples = meant
        .map((card) => {
          const changes = input.rules
            .filter(({ field }) => field in names)
            .map((rule) => ({ field: rule.field, name: names[rule.field], before: JSON.stringify(card[rule.field] ?? ''), after: JSON.stringify(applied(card[rule.field] ?? '', rule)) }))
            .filter(({ before, after }) => before !== after);
          const long = changes.filter(({ field, after }) => field === 'title' && JSON.parse(after).length > 60);
          const findings = long.map(({ after }) => ({ severity: 'ERROR', code: 'TITLE_TOO_LONG', message: `В наименовании ${JSON.parse(after).length} символов, Wildberries принимает 60`, field: 'title' }));
          return { nmId: card.nmId, vendorCode: card.vendorCode, title: card.title, changes, findings };
        })
        .filter(({ changes }) => changes.length > 0)
        .slice(0, input.first);
      return { totalCount: meant.length, examples, errors: [] };
    },
    productImportPreview: () => ({
      columns: [
        { index: 0, header: 'Артикул WB', target: 'key.nmId', readOnly: false, samples: ['160000123', '160000130'] },
        { index: 1, header: 'Наименование', target: 'title', readOnly: false, samples: ['Платье миди', 'Футболка базовая'] },
        { index: 2, header: 'Вес, кг', target: 'dimensions.weightBrutto', readOnly: false, samples: ['0,35', 'лёгкая'] },
        { index: 3, header: 'Комментарий менеджера', target: null, readOnly: false, samples: ['проверить', ''] },
        { index: 4, header: 'Рейтинг', target: null, readOnly: true, samples: ['4,8', '4,5'] },
      ],
      tally: { edited: 1240, unchanged: 18, bad: 1, problems: [{ line: 3, code: 'NOT_A_NUMBER', column: 'Вес, кг', message: '«Вес, кг» принимает число, а не лёгкая' }] },
      examples: [],
      errors: [],
    }),
    productsTrashed: (_, context) => ({
      nodes: cards(context)
        .slice(100, 112)
        .map((card, at) => ({ nmId: card.nmId, vendorCode: card.vendorCode, subjectName: card.subjectName, photo: card.photos[0]?.tm ?? null, trashedAt: new Date(Date.now() - at * 40_000_000).toISOString() })),
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      freshness: freshness(),
    }),
    productsCreate: drafted,
    productsRestore: drafted,
    productsEdit: drafted,
    productsSetTags: drafted,
    productsTrash: drafted,
    productsGroup: drafted,
    productsImport: drafted,
  };
}
