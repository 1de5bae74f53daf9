import type { Texts } from '@vitrina/ui-sdk';
import type { Basis, Confidence, Presence } from './competitors-api.ts';

/** What the page of competitors says. */
export const rivalTexts = {
  title: { en: 'Competitors', ru: 'Конкуренты', zh: '竞争对手' },
  attach: { en: 'Add competitors', ru: 'Добавить конкурентов', zh: '添加竞品' },
  attachTo: { en: 'Add to {name}', ru: 'Добавить к {name}', zh: '添加到 {name}' },
  attachHint: {
    en: 'One line each: your WB article or vendor code, then the link or WB article of the competitor’s good; a note may follow. Paste it from a spreadsheet.',
    ru: 'По строке на пару: ваш артикул WB или продавца, затем ссылка или артикул WB товара конкурента; дальше можно заметку. Вставляйте прямо из таблицы.',
    zh: '每行一对：您的 WB 货号或卖家货号，然后是竞品链接或 WB 货号，其后可写备注。可直接从表格粘贴。',
  },
  pairs: { en: 'Pairs', ru: 'Пары', zh: '配对' },
  add: { en: 'Add', ru: 'Добавить', zh: '添加' },
  added: { en: 'Competitors added: {n}', ru: 'Добавлено конкурентов: {n}', zh: '已添加竞品：{n}' },
  already: { en: 'There already: {n}', ru: 'Уже были: {n}', zh: '已存在：{n}' },
  none: { en: 'No good has competitors yet', ru: 'Пока ни у одного товара нет конкурентов', zh: '还没有商品关联竞品' },
  noneHint: {
    en: 'Add goods of others that compete with yours. Their prices and how sure those are will be shown here.',
    ru: 'Добавьте чужие товары, которые соперничают с вашими. Здесь будут их цены и то, насколько им можно верить.',
    zh: '添加与您商品竞争的其他商品，此处将显示其价格及可信程度。',
  },
  off: { en: 'Competitors are not read', ru: 'Цены конкурентов не читаются', zh: '未读取竞品价格' },
  offHint: {
    en: 'Wildberries has no official API for other sellers’ prices. Vitrina can read public pages slowly and without your token, when you switch it on. Read the legal note in the user guide first. Off, nothing is asked, and the prices below only grow older.',
    ru: 'У Wildberries нет официального API для чужих цен. Vitrina может медленно и без вашего токена читать публичные страницы, если это включить. Сначала прочитайте юридическую заметку в руководстве. Пока выключено, запросов нет, а цены ниже только стареют.',
    zh: 'Wildberries 没有获取其他卖家价格的官方 API。开启后，Vitrina 可在不使用您令牌的情况下缓慢读取公开页面。请先阅读用户指南中的法律说明。关闭时不发送请求，下列价格只会变旧。',
  },
  toSettings: { en: 'Open the setting', ru: 'Открыть настройку', zh: '打开设置' },
  away: { en: 'The storefront does not answer: {problem}. Prices below are old.', ru: 'Витрина WB не отвечает: {problem}. Цены ниже — прежние.', zh: 'WB 前台未响应：{problem}。以下为旧价格。' },
  retry: { en: 'Asked again {time}.', ru: 'Следующая попытка {time}.', zh: '下次尝试：{time}。' },
  onlyUndercut: { en: 'Only undercut', ru: 'Только где дешевле', zh: '仅被低价竞争' },
  undercut: { en: 'Undercut', ru: 'Конкурент дешевле', zh: '被低价竞争' },
  you: { en: 'Yours', ru: 'У вас', zh: '您的价格' },
  lowest: { en: 'Lowest', ru: 'Минимум', zh: '最低' },
  median: { en: 'Median', ru: 'Медиана', zh: '中位数' },
  place: { en: 'Place', ru: 'Место', zh: '排名' },
  placeOf: { en: '{n} of {all}', ru: '{n} из {all}', zh: '{n} / {all}' },
  cheaper: { en: '{n} cheaper', ru: 'дешевле на {n}', zh: '便宜 {n}' },
  dearer: { en: '{n} dearer', ru: 'дороже на {n}', zh: '贵 {n}' },
  same: { en: 'the same', ru: 'столько же', zh: '相同' },
  noComparison: { en: 'Nothing to compare yet', ru: 'Сравнивать пока нечего', zh: '暂无可比较的价格' },
  price: { en: 'Buyers pay', ru: 'Платит покупатель', zh: '买家支付' },
  readAgo: { en: 'read {age}', ru: 'прочитано {age}', zh: '{age}读取' },
  agreeing: { en: 'same in {n} readings', ru: 'совпало в чтениях: {n}', zh: '连续 {n} 次一致' },
  jump: { en: 'The last reading said {price}: not confirmed yet', ru: 'В последнем чтении {price}: ещё не подтверждено', zh: '最近一次读数为 {price}，尚未确认' },
  history: { en: 'History', ru: 'История', zh: '历史' },
  historyOf: { en: 'Price history: {name}', ru: 'История цены: {name}', zh: '价格历史：{name}' },
  noHistory: { en: 'Nothing was read yet.', ru: 'Ещё ничего не прочитано.', zh: '尚无读数。' },
  note: { en: 'Note', ru: 'Заметка', zh: '备注' },
  noteOf: { en: 'Note on {name}', ru: 'Заметка к {name}', zh: '{name} 的备注' },
  save: { en: 'Save', ru: 'Сохранить', zh: '保存' },
  remove: { en: 'Remove', ru: 'Убрать', zh: '移除' },
  removed: { en: 'Removed {name}', ru: 'Убран {name}', zh: '已移除 {name}' },
  actionOf: { en: '{action}: {name}', ru: '{action}: {name}', zh: '{action}：{name}' },
  look: { en: 'Look now', ru: 'Посмотреть сейчас', zh: '立即查看' },
  looked: { en: 'Read just now', ru: 'Прочитано', zh: '已读取' },
} satisfies Record<string, Texts>;

export const basisNotes: Record<Basis, Texts> = {
  STOREFRONT: { en: 'As buyers see both.', ru: 'Обе цены — как их видит покупатель.', zh: '双方均为买家看到的价格。' },
  SELLER_PRICE: {
    en: 'Your price is without Wildberries’ own discount (SPP), theirs is with it: they look cheaper than they are.',
    ru: 'Ваша цена без скидки WB (СПП), их цены — с ней: они кажутся дешевле, чем есть.',
    zh: '您的价格不含 WB 平台折扣（SPP），对方价格含该折扣，因此显得更便宜。',
  },
};

export const confidenceNames: Record<Confidence, Texts> = {
  FRESH: { en: 'Sure', ru: 'Надёжно', zh: '可靠' },
  STALE: { en: 'Old', ru: 'Устарело', zh: '过时' },
  UNSURE: { en: 'Unsure', ru: 'Под вопросом', zh: '待确认' },
  UNKNOWN: { en: 'Unknown', ru: 'Неизвестно', zh: '未知' },
};

export const presenceNames: Record<Presence, Texts> = {
  UNSEEN: { en: 'not read yet', ru: 'ещё не прочитано', zh: '尚未读取' },
  ON_SALE: { en: 'on sale', ru: 'в продаже', zh: '在售' },
  SOLD_OUT: { en: 'sold out', ru: 'нет в наличии', zh: '缺货' },
  MISSING: { en: 'no such good', ru: 'товара нет', zh: '商品不存在' },
};

export const faults: Record<string, Texts> = {
  KEY_MISSING: { en: 'your article is missing', ru: 'нет вашего артикула', zh: '缺少您的货号' },
  RIVAL_MISSING: { en: 'the competitor’s good is missing', ru: 'нет товара конкурента', zh: '缺少竞品' },
  RIVAL_UNREADABLE: { en: 'neither a WB article nor a link to a good at wildberries.ru', ru: 'не артикул WB и не ссылка на товар wildberries.ru', zh: '既不是 WB 货号，也不是 wildberries.ru 商品链接' },
  NOTE_LENGTH: { en: 'the note is too long', ru: 'слишком длинная заметка', zh: '备注过长' },
  GOOD_UNKNOWN: { en: 'this shop has no such good', ru: 'в магазине нет такого товара', zh: '店铺中无此商品' },
  KEY_AMBIGUOUS: { en: 'several goods are called so', ru: 'так называются несколько товаров', zh: '多个商品匹配' },
  RIVAL_IS_THE_GOOD: { en: 'this is the good itself', ru: 'это тот же самый товар', zh: '这是商品本身' },
  RIVAL_TWICE: { en: 'the same pair twice', ru: 'такая пара уже была выше', zh: '配对重复' },
  TOO_MANY_OF_GOOD: { en: 'this good has as many as it may', ru: 'у товара уже максимум конкурентов', zh: '该商品竞品数已达上限' },
  TOO_MANY_OF_SHOP: { en: 'the shop has as many as it may', ru: 'в магазине уже максимум конкурентов', zh: '店铺竞品数已达上限' },
  TOO_MANY_LINES: { en: 'too many lines', ru: 'слишком много строк', zh: '行数过多' },
};
