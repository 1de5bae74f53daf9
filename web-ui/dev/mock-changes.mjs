// Change sets of the mock host.
const iso = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

const prose = 'Тёплые зимние сапоги на меху. Подошва не скользит, молния сбоку. Подходят для города и прогулок за городом. Размер в размер.';

const kinds = {
  edit: { id: 'wb-products.edit', plugin: 'wb-products', title: 'Карточки: правки', available: true },
  media: { id: 'wb-media.arrange', plugin: 'wb-media', title: 'Фото и видео', available: true },
  price: { id: 'wb-pricing.price', plugin: 'wb-pricing', title: 'Цены и скидки', available: true },
  trash: { id: 'wb-products.trash', plugin: 'wb-products', title: 'Карточки: корзина', available: true },
};

const set = (over) => ({
  shopId: 'shop-1',
  kind: kinds.edit,
  origin: 'editor',
  version: 3,
  problem: null,
  createdAt: iso(12),
  createdBy: 'admin@vitrina.local',
  checkedAt: iso(11),
  confirmedAt: null,
  confirmedBy: null,
  sendAt: null,
  returnAt: null,
  heldRows: 0,
  sentAt: null,
  endedAt: null,
  rollbackOf: null,
  rolledBackBy: null,
  findings: [],
  reasons: [],
  acts: [],
  missingPermission: null,
  editedBy: null,
  atRisk: [],
  confirmation: { typedAbove: 20, fourEyes: false, maxRows: null, checkedUntil: iso(-49), obstacles: [] },
  ...over,
  rowCount: over.counts.reduce((sum, { rows }) => sum + rows, 0),
});

const confirmed = { confirmedAt: iso(9), confirmedBy: 'manager@vitrina.local', sentAt: iso(9) };

const sets = [
  set({ id: '42', title: 'Фото из фото-осень.zip', kind: kinds.media, state: 'CHECKED', counts: [{ state: 'READY', rows: 131 }], acts: ['CHECK', 'DELETE_ROWS', 'CONFIRM', 'CANCEL'] }),
  set({
    id: '41', title: 'Названия и описания зимней обуви', state: 'CHECKED', origin: 'import',
    counts: [{ state: 'BLOCKED', rows: 7 }, { state: 'UNCHANGED', rows: 12 }, { state: 'READY', rows: 1_231 }],
    findings: [
      { severity: 'ERROR', code: 'TITLE_TOO_LONG', message: 'Название длиннее 60 символов: сократите его', field: 'title', fieldTitle: 'Название', rows: 7, atRisk: [] },
      { severity: 'WARNING', code: 'BELOW_FLOOR', message: 'Цена ниже минимальной', field: 'price', fieldTitle: 'Цена', rows: 37, atRisk: [{ amount: '182400.4', currencyCode: 'RUB' }] },
      { severity: 'WARNING', code: 'CHANGED_SINCE', message: 'It was changed meanwhile', field: 'description', fieldTitle: 'Описание', rows: 3, atRisk: [] },
      { severity: 'WARNING', code: 'NO_MATERIAL', message: 'У предмета принято указывать «Материал верха»', field: null, fieldTitle: null, rows: 214, atRisk: [] },
    ],
    atRisk: [{ amount: '182400.4', currencyCode: 'RUB' }],
    acts: ['CHECK', 'DELETE_ROWS', 'CONFIRM', 'CANCEL'],
  }),
  set({
    id: '40', title: 'Габариты по накладной от 25 ноября', state: 'SENDING', ...confirmed, shopId: 'shop-2',
    counts: [{ state: 'READY', rows: 1_900 }, { state: 'SENDING', rows: 100 }, { state: 'PROCESSING', rows: 640 }, { state: 'VERIFIED', rows: 2_310 }, { state: 'FAILED', rows: 4 }],
    problem: { kind: 'RATE_LIMITED', message: 'Busy', retryAt: new Date(Date.now() + 95_000).toISOString() },
    reasons: [{ code: 'WB_REJECTED', message: 'Недопустимое значение габаритов', rows: 4 }],
    acts: ['CANCEL'],
  }),
  set({
    id: '39', title: 'Бренд Nordvik', state: 'PARTLY_FAILED', ...confirmed, endedAt: iso(2),
    counts: [{ state: 'UNCERTAIN', rows: 2 }, { state: 'VERIFIED', rows: 48 }, { state: 'FAILED', rows: 6 }],
    reasons: [{ code: 'WB_REJECTED', message: 'Бренд не найден в справочнике', rows: 6 }, { code: 'NO_WORD', message: 'x', rows: 2 }],
    acts: ['RETRY', 'ROLL_BACK'],
  }),
  set({ id: '38', title: 'Снятые с производства', kind: kinds.trash, state: 'VERIFIED', ...confirmed, endedAt: iso(60), createdAt: iso(80), counts: [{ state: 'VERIFIED', rows: 1 }], rolledBackBy: '37', acts: ['ROLL_BACK'] }),
  set({ id: '37', title: 'Снятые с производства', kind: kinds.trash, state: 'CANCELLED', origin: 'roll-back', endedAt: iso(50), createdAt: iso(55), counts: [{ state: 'CANCELLED', rows: 1 }], rollbackOf: '38' }),
  set({
    id: '35', title: 'Скидки выходного дня', state: 'CHECKED', counts: [{ state: 'READY', rows: 84 }], acts: ['CHECK', 'DELETE_ROWS', 'CANCEL'],
    confirmation: { typedAbove: 20, fourEyes: true, maxRows: 5_000, checkedUntil: iso(-49), obstacles: ['NEEDS_ANOTHER_PERSON'] },
  }),
  set({
    id: '34', title: 'Чёрная пятница: −15 % на зимнюю обувь', kind: kinds.price, state: 'CONFIRMED', confirmedAt: iso(30), confirmedBy: 'manager@vitrina.local', origin: 'rule',
    sendAt: new Date(Date.now() + 31 * 3_600_000).toISOString(), returnAt: new Date(Date.now() + 79 * 3_600_000).toISOString(),
    counts: [{ state: 'BLOCKED', rows: 2 }, { state: 'READY', rows: 96 }], acts: ['CANCEL', 'RESCHEDULE'],
    findings: [{ severity: 'WARNING', code: 'BELOW_FLOOR', message: 'Покупатель платил бы 1290: ниже порога, с каждой продажи остаётся слишком мало.', field: 'discountedPrice', fieldTitle: 'Цена со скидкой', rows: 14, atRisk: [{ amount: '18240', currencyCode: 'RUB' }] }],
    atRisk: [{ amount: '18240', currencyCode: 'RUB' }],
  }),
  set({
    id: '33', title: 'Цены после пересчёта себестоимости', kind: kinds.price, state: 'CHECKED', createdBy: 'manager@vitrina.local', checkedAt: iso(56), origin: 'paste', counts: [{ state: 'READY', rows: 18 }], acts: ['CHECK', 'DELETE_ROWS', 'CONFIRM', 'CANCEL'],
    confirmation: { typedAbove: 20, fourEyes: true, maxRows: null, checkedUntil: iso(-4), obstacles: [] },
  }),
  set({ id: '36', title: 'Ярлыки по остаткам', state: 'DRAFT', createdBy: null, checkedAt: null, origin: 'rule', counts: [{ state: 'DRAFT', rows: 310 }], acts: ['CHECK', 'DELETE_ROWS', 'CANCEL'] }),
];

const field = (name, title, before, after) => ({ name, title, before, after });

/** In another order, without the second and with two that come. */
function media(card) {
  const photos = card.photos.map(({ c246x328 }) => c246x328).map((address) => address.replace(/^(?=\/)/, 'https://127.0.0.1'));
  return [field('photos', 'Фотографии', photos, [...photos.slice(2), ...photos.slice(0, 1), 'IMG_2041.jpg', 'сзади.png'])];
}

function row(found, card, state, at) {
  const sent = !['DRAFT', 'BLOCKED', 'UNCHANGED', 'READY', 'CANCELLED'].includes(state);
  const group = found.reasons[state === 'UNCERTAIN' ? 1 : 0];
  return {
    key: card.nmId,
    label: card.vendorCode,
    page: `/products/${card.nmId}`,
    state,
    fields: found.kind === kinds.media ? media(card) : found.kind === kinds.price ? [field('discountedPrice', 'Цена со скидкой', 1490 + at * 10, 1290 + at * 7)] : [
      field('title', 'Название', card.title, state === 'UNCHANGED' ? card.title : `${card.title} зимние`),
      ...(at % 3 === 0 ? [field('description', 'Описание', prose, prose.replace('на меху', 'на натуральном меху').replace('молния сбоку', 'две молнии'))] : []),
      ...(at % 4 === 1 ? [field('dimensions.weight', 'Вес, кг', null, 1.35), field('charc.14177449', 'Цвет', ['чёрный'], ['чёрный', 'графит'])] : []),
    ],
    findings: found.kind === kinds.price && at % 4 === 2 ? [{ severity: 'WARNING', code: 'BELOW_FLOOR', message: 'Покупатель платил бы 1290: ниже порога, с каждой продажи остаётся слишком мало.', field: 'discountedPrice', atRisk: { amount: '1302.5', currencyCode: 'RUB' } }] : state === 'BLOCKED' ? [{ severity: 'ERROR', code: 'TITLE_TOO_LONG', message: 'Название длиннее 60 символов: сократите его', field: 'title', atRisk: null }] : at % 5 === 4 ? [{ severity: 'WARNING', code: 'NO_MATERIAL', message: 'У предмета принято указывать «Материал верха»', field: null, atRisk: null }] : [],
    reason: ['FAILED', 'UNCERTAIN'].includes(state) && group ? { code: group.code, message: group.message } : null,
    attempts: sent ? 1 + (at % 2) : 0,
    batch: sent ? 1 : null,
    reference: null,
    sentAt: sent ? iso(8) : null,
    changedAt: iso(5),
  };
}

function rowsOf(found, cards) {
  let at = 0;
  return found.counts.flatMap(({ state, rows }) => Array.from({ length: Math.min(rows, 120) }, () => row(found, cards[at % cards.length], state, at++)));
}

const sending = { stops: [], mayStopAll: true };

const find = (id) => sets.find((one) => one.id === id);

export function changeResolvers({ signedIn, connection, cards }) {
  const view = (found) => ({
    ...found,
    rows: ({ filter, first, after }) => {
      const text = filter?.text?.toLowerCase();
      const rows = rowsOf(found, cards()).filter(
        (one) =>
          (!filter?.states?.length || filter.states.includes(one.state)) &&
          (!filter?.finding || one.findings.some(({ code }) => code === filter.finding)) &&
          (!filter?.reason || one.reason?.code === filter.reason) &&
          (!text || one.key.includes(text) || one.label.toLowerCase().includes(text)),
      );
      return connection(rows, first, after);
    },
  });
  const act = ({ input }, context) => (signedIn(context), find(input.id) ? { changeSet: view(find(input.id)), errors: [] } : { changeSet: null, errors: [{ code: 'NOT_FOUND', message: 'There is no such change set.', path: ['id'] }] });
  return {
    changeSets: ({ filter, first, after }, context) => {
      signedIn(context);
      const found = sets.filter((one) => (!filter?.states?.length || filter.states.includes(one.state)) && (!filter?.text || one.title.toLowerCase().includes(filter.text.toLowerCase())));
      return connection(found.map(view), first, after);
    },
    changeSet: ({ id }, context) => (signedIn(context), find(id) ? view(find(id)) : null),
    changeSetCheck: act,
    changeSetConfirm: act,
    changeSetCancel: act,
    changeSetRetry: act,
    changeSetRollBack: act,
    changeSetRowsDelete: act,
    changeSetReschedule: act,
    changeSetExport: (_, context) => (signedIn(context), { job: null, fileId: null, errors: [{ code: 'EXPORT_UNDER_WAY', message: '', path: ['id'] }] }),
    changeSending: (_, context) => (signedIn(context), sending),
    changeSendingStop: ({ input }, context) => {
      signedIn(context);
      sending.stops.push({ shopId: input.shopId ?? null, reason: input.reason ?? '', stoppedAt: iso(0), stoppedBy: 'admin@vitrina.local', mayGoOn: true });
      return { sending, errors: [] };
    },
    changeSendingGoOn: ({ input }, context) => {
      signedIn(context);
      sending.stops = sending.stops.filter(({ shopId }) => shopId !== (input.shopId ?? null));
      return { sending, errors: [] };
    },
  };
}
