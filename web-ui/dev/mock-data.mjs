// Generated data for looking at the UI without a host. Deterministic, so that two screenshots can be compared.
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const subjects = [
  ['105', 'Платья', 'Платье', ['миди из вискозы', 'вечернее с разрезом', 'летнее в горошек', 'рубашка оверсайз']],
  ['192', 'Футболки', 'Футболка', ['базовая хлопковая', 'с принтом', 'оверсайз', 'в рубчик']],
  ['151', 'Кроссовки', 'Кроссовки', ['беговые на пене', 'кожаные белые', 'зимние с мембраной', 'для зала']],
  ['177', 'Куртки', 'Куртка', ['утеплённая с капюшоном', 'джинсовая', 'стёганая лёгкая', 'дождевик']],
  ['593', 'Кружки', 'Кружка', ['керамическая 350 мл', 'термо с крышкой', 'подарочная', 'эмалированная походная']],
  ['2290', 'Пледы', 'Плед', ['флисовый 150x200', 'вязаный хлопковый', 'из овечьей шерсти', 'детский']],
  ['3756', 'Рюкзаки', 'Рюкзак', ['городской для ноутбука', 'школьный ортопедический', 'туристический 45 л', 'мини']],
  ['515', 'Наушники', 'Наушники', ['беспроводные с шумоподавлением', 'игровые с микрофоном', 'вкладыши', 'накладные']],
];
const brands = ['Северный лён', 'ТЕКСТИЛЬ & КО', 'Urban Fox', 'Мамин дом', 'Полярис', 'ЗаряЛюкс', 'Nordvik', 'Берёзка', 'Pro Motion', 'Тихий час', 'Горизонт', 'Лавка №7'];
const tags = [
  { id: '1', name: 'Новинка', color: '4B7BEC' },
  { id: '2', name: 'Распродажа', color: 'EB3B5A' },
  { id: '3', name: 'Хит', color: 'F7B731' },
  { id: '4', name: 'Проверить фото', color: '8854D0' },
];
const colours = ['чёрный', 'молочный', 'графит', 'пыльная роза', 'хаки', 'терракота', 'индиго'];
const letters = ['S', 'M', 'L', 'XL', 'XXL'];

function photo(nmId, index) {
  const at = (size) => `/mock-photo/${size}/${nmId}-${index}.svg`;
  return { big: at('900x1200'), c516x688: at('516x688'), c246x328: at('246x328'), square: at('600x600'), tm: at('75x100') };
}

function product(random, base, index) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [subjectId, subjectName, one, kinds] = pick(subjects);
  const nmId = String(base + index * 7 + Math.floor(random() * 6));
  const photoCount = random() < 0.03 ? 0 : 1 + Math.floor(random() * (random() < 0.2 ? 30 : 9));
  const updated = Date.now() - Math.floor(random() ** 2 * 300 * 86_400_000) - index;
  const sized = ['105', '192', '177', '151'].includes(subjectId);
  const colour = pick(colours);
  return {
    nmId,
    imtId: String(9_000_000 + Math.floor(index / 3)),
    nmUuid: `018f${nmId}-0000-7000-8000-000000000000`,
    vendorCode: `${one.slice(0, 3).toUpperCase()}-${String(index).padStart(5, '0')}/${colour.slice(0, 2)}`,
    title: `${one} ${pick(kinds)}, ${colour}`,
    description: `${one} ${pick(kinds)}. Плотный материал держит форму, швы обработаны, цвет устойчив к стирке.\n\nРекомендуем бережный режим при 30 °C. Упаковано в фирменный пакет, подойдёт для подарка.`,
    brand: random() < 0.04 ? null : pick(brands),
    subjectId,
    subjectName,
    groupSize: Math.floor(random() * 4),
    photos: Array.from({ length: photoCount }, (_, at) => photo(nmId, at + 1)),
    photoCount,
    video: random() < 0.15 ? `https://videonme-basket-01.wbbasket.ru/vol1/part1/${nmId}/hls/1440p/index.m3u8` : null,
    needKiz: sized,
    kizMarked: sized && random() < 0.8,
    wholesale: random() < 0.1 ? { enabled: true, quantum: 12 } : null,
    dimensions: {
      length: 20 + Math.floor(random() * 40),
      width: 15 + Math.floor(random() * 30),
      height: 3 + Math.floor(random() * 20),
      weightBrutto: Math.round(random() * 3000 + 150) / 1000,
      isValid: random() > 0.06,
    },
    characteristics: [
      { id: '14177449', name: 'Цвет', values: [colour] },
      { id: '14177450', name: 'Состав', values: ['хлопок 80%', 'полиэстер 20%'] },
      { id: '14177451', name: 'Страна производства', values: [pick(['Россия', 'Беларусь', 'Китай', 'Турция'])] },
      { id: '14177452', name: 'Пол', values: [pick(['Женский', 'Мужской', 'Унисекс'])] },
      { id: '14177453', name: 'Уход за вещами', values: ['стирка при 30 °C', 'глажка запрещена', 'не отбеливать'] },
    ],
    sizes: (sized ? letters : ['0']).map((size, at) => ({
      chrtId: `${nmId}${at}`,
      techSize: size,
      wbSize: sized ? String(42 + at * 2) : '',
      skus: [`20${nmId}${at}`.padEnd(13, '4').slice(0, 13)],
    })),
    tags: tags.filter(() => random() < 0.14),
    createdAt: new Date(updated - Math.floor(random() * 200) * 86_400_000).toISOString(),
    updatedAt: new Date(updated).toISOString(),
  };
}

function catalogue(seed, count) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => product(random, 140_000_000 + seed * 1_000_000, index));
}

const day = 86_400_000;
const ago = (millis) => new Date(Date.now() - millis).toISOString();

export function createData() {
  const shops = [
    { id: 'shop-1', sellerName: 'ООО «Северный лён»', tradeMark: 'Северный лён', sellerId: 'f6a1c1d4-1b7c-4a55-9d1e-aa10c0de0001', state: 'CONNECTED', createdAt: ago(40 * day) },
    { id: 'shop-2', sellerName: 'ИП Ковалёва Анна Сергеевна', tradeMark: 'Мамин дом', sellerId: 'f6a1c1d4-1b7c-4a55-9d1e-aa10c0de0002', state: 'CONNECTED', createdAt: ago(20 * day) },
    { id: 'shop-3', sellerName: 'ООО «Полярис Трейд»', tradeMark: null, sellerId: 'f6a1c1d4-1b7c-4a55-9d1e-aa10c0de0003', state: 'CREDENTIAL_REFUSED', createdAt: ago(3 * day) },
  ];
  const token = (shop, over) => ({
    id: shop.id,
    shop,
    sellerName: shop.sellerName,
    tradeMark: shop.tradeMark,
    sellerId: shop.sellerId,
    checkedAt: ago(3 * 3_600_000),
    createdAt: shop.createdAt,
    readOnly: true,
    categoryChecks: over.categories.map((category) => ({ category, result: over.type === 'SERVICE' && category === 'PRICES' ? 'REFUSED' : 'OK' })),
    ...over,
  });
  return {
    shops,
    tokens: [
      token(shops[0], { name: 'Основной кабинет', type: 'PERSONAL', categories: ['CONTENT', 'PRICES', 'ANALYTICS', 'STATISTICS'], readOnly: false, state: 'ACTIVE', expiresAt: ago(-143 * day), daysToExpiry: 143, statistics: { lastUsedAt: ago(95_000), callsToday: 1_284, callsSavedToday: 48_120, lastError: null, lastErrorAt: null } }),
      token(shops[1], { name: 'Дом и уют', type: 'SERVICE', categories: ['CONTENT', 'PRICES'], state: 'EXPIRING', expiresAt: ago(-9 * day), daysToExpiry: 9, statistics: { lastUsedAt: ago(3_600_000 * 2), callsToday: 210, callsSavedToday: 3_904, lastError: 'HTTP 429: limited by the seller', lastErrorAt: ago(3_600_000 * 5) } }),
      token(shops[2], { name: 'Склад (базовый)', type: 'BASE', categories: ['CONTENT'], state: 'EXPIRED', expiresAt: ago(2 * day), daysToExpiry: -2, statistics: { lastUsedAt: ago(2 * day), callsToday: 0, callsSavedToday: 0, lastError: 'HTTP 401: token expired', lastErrorAt: ago(2 * day) } }),
    ],
    products: { 'shop-1': catalogue(1, 12_000), 'shop-2': catalogue(2, 800), 'shop-3': catalogue(3, 150) },
    users: [
      { id: 'u1', email: 'admin@vitrina.local', name: 'Анна Ковалёва', role: 'ADMIN', disabled: false, grants: [], createdAt: ago(60 * day), lastLoginAt: ago(600_000), password: 'admin-password' },
      { id: 'u2', email: 'manager@vitrina.local', name: 'Иван Петров', role: 'MANAGER', disabled: false, grants: [{ shopId: 'shop-1', role: 'MANAGER' }, { shopId: 'shop-2', role: 'VIEWER' }], createdAt: ago(30 * day), lastLoginAt: ago(day), password: 'manager-password' },
      { id: 'u3', email: 'viewer@vitrina.local', name: 'Li Wei', role: 'VIEWER', disabled: true, grants: [{ shopId: 'shop-2', role: 'VIEWER' }], createdAt: ago(10 * day), lastLoginAt: null, password: 'viewer-password' },
    ],
    audit: Array.from({ length: 180 }, (_, at) => ({
      id: `a${at}`,
      at: ago(at * 1_900_000 + 40_000),
      userId: at % 7 === 3 ? null : 'u1',
      userEmail: at % 7 === 3 ? null : ['admin@vitrina.local', 'manager@vitrina.local'][at % 2],
      shopId: at % 3 === 0 ? 'shop-1' : null,
      action: ['login', 'productsSync', 'wbTokensUpdate', 'userUpdate', 'jobCancel', 'wbTokensCreate'][at % 6],
      input: at % 6 === 5 ? { name: 'Основной кабинет', token: '[redacted]' } : at % 6 === 1 ? { mode: 'FULL' } : null,
      outcome: ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'REFUSED', 'DENIED', 'FAILED'][(at * 5) % 6],
      code: [null, null, null, 'INVALID_CREDENTIALS', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'][(at * 5) % 6],
      address: '127.0.0.1',
    })),
    jobs: new Map(),
    sync: new Map(),
  };
}

export { tags };
