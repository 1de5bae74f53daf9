import type { Texts } from '@vitrina/ui-sdk';
import type { Operation } from './rule.ts';

export const texts = {
  prices: { en: 'Prices', ru: 'Цены', zh: '价格' },
  product: { en: 'Product', ru: 'Товар', zh: '商品' },
  sizes: { en: 'Sizes', ru: 'Размеры', zh: '尺码' },
  size: { en: 'Size', ru: 'Размер', zh: '尺码' },
  oneSize: { en: 'One size', ru: 'Без размера', zh: '均码' },
  before: { en: 'Price', ru: 'Цена', zh: '原价' },
  discount: { en: 'Discount', ru: 'Скидка', zh: '折扣' },
  now: { en: 'With discount', ru: 'Со скидкой', zh: '折后价' },
  club: { en: 'WB Club', ru: 'WB Клуб', zh: 'WB 会员价' },
  previous: { en: 'Previous', ru: 'Назад', zh: '上一页' },
  next: { en: 'Next', ru: 'Вперёд', zh: '下一页' },
  chooseShop: { en: 'Choose a shop above', ru: 'Выберите магазин вверху', zh: '请在上方选择店铺' },
  chooseShopHint: { en: 'Prices belong to one shop.', ru: 'Цены относятся к одному магазину.', zh: '价格属于单个店铺。' },
  none: { en: 'Wildberries lists no goods with prices', ru: 'У Wildberries нет товаров с ценами', zh: 'Wildberries 没有带价格的商品' },
  noneHint: {
    en: 'A card appears here once it has a price in the seller’s cabinet.',
    ru: 'Карточка появится здесь, когда у неё будет цена в кабинете продавца.',
    zh: '商品卡在卖家后台设置价格后会显示在这里。',
  },
  noPrice: { en: 'No price yet', ru: 'Цены пока нет', zh: '暂无价格' },
  noPriceHint: {
    en: 'Wildberries has no price for this card. It is set in the seller’s cabinet.',
    ru: 'У Wildberries нет цены этой карточки. Она задаётся в кабинете продавца.',
    zh: 'Wildberries 没有该商品卡的价格，请在卖家后台设置。',
  },
  deepest: { en: 'Deepest discounts', ru: 'Самые большие скидки', zh: '最大折扣' },
  noDiscounts: { en: 'No good has a discount.', ru: 'Скидок нет ни на один товар.', zh: '没有打折商品。' },
  allPrices: { en: 'All prices', ru: 'Все цены', zh: '全部价格' },
  find: { en: 'Vendor code or WB article', ru: 'Артикул продавца или WB', zh: '卖家货号或 WB 货号' },
  order: { en: 'Order', ru: 'Порядок', zh: '排序' },
  byCode: { en: 'By vendor code', ru: 'По артикулу', zh: '按货号' },
  byCheapest: { en: 'Cheapest first', ru: 'Сначала дешёвые', zh: '价格从低到高' },
  byDearest: { en: 'Dearest first', ru: 'Сначала дорогие', zh: '价格从高到低' },
  byDiscount: { en: 'Deepest discount first', ru: 'Сначала с большой скидкой', zh: '折扣从大到小' },
  notFound: { en: 'No good is called so', ru: 'Такого товара нет', zh: '没有匹配的商品' },
  byRule: { en: 'Change by a rule', ru: 'Изменить по правилу', zh: '按规则改价' },
  paste: { en: 'Paste prices', ru: 'Вставить цены', zh: '粘贴价格' },
  pasteHint: {
    en: 'Copy columns from a spreadsheet: WB article or vendor code, price before discount, discount in percent. An empty cell leaves what there is.',
    ru: 'Скопируйте столбцы из таблицы: артикул WB или продавца, цена до скидки, скидка в процентах. Пустая ячейка ничего не меняет.',
    zh: '从表格复制各列：WB 货号或卖家货号、折前价、折扣百分比。空单元格表示不改。',
  },
  table: { en: 'Table', ru: 'Таблица', zh: '表格' },
  close: { en: 'Close', ru: 'Закрыть', zh: '关闭' },
  review: { en: 'Review changes', ru: 'Проверить изменения', zh: '查看变更' },
  toDraft: { en: 'To the change set', ru: 'К набору изменений', zh: '前往变更集' },
  discard: { en: 'Discard', ru: 'Отменить', zh: '放弃' },
  unsent: { en: 'Changed prices', ru: 'Изменённые цены', zh: '已修改的价格' },
  changed: { en: 'Goods changed: {n}. Nothing is sent yet.', ru: 'Изменено товаров: {n}. Пока ничего не отправлено.', zh: '已修改 {n} 个商品，尚未发送。' },
  wrong: { en: 'To be corrected: {n}.', ru: 'Нужно исправить: {n}.', zh: '需更正：{n}。' },
  badPrice: { en: 'A whole price from 1', ru: 'Целая цена от 1', zh: '请输入不小于 1 的整数' },
  badDiscount: { en: 'A whole discount from 0 to 99', ru: 'Целая скидка от 0 до 99', zh: '请输入 0 到 99 的整数' },
  priceOf: { en: 'Price of {name}', ru: 'Цена {name}', zh: '{name} 的价格' },
  discountOf: { en: 'Discount of {name}, percent', ru: 'Скидка {name}, проценты', zh: '{name} 的折扣（%）' },
  selectPage: { en: 'Tick all on this page', ru: 'Отметить все на странице', zh: '全选本页' },
  selectOne: { en: 'Tick {name}', ru: 'Отметить {name}', zh: '选择 {name}' },
  goods: { en: 'Goods', ru: 'Товары', zh: '商品' },
  ticked: { en: 'Ticked goods: {n}', ru: 'Отмеченные товары: {n}', zh: '已选商品：{n}' },
  allGoods: { en: 'All goods: {n}', ru: 'Все товары: {n}', zh: '全部商品：{n}' },
  allFound: { en: 'All that were found: {n}', ru: 'Все найденные: {n}', zh: '全部搜索结果：{n}' },
  what: { en: 'What to do', ru: 'Что сделать', zh: '操作' },
  value: { en: 'Value', ru: 'Значение', zh: '数值' },
  notANumber: { en: 'A number, such as -10 or 12.5', ru: 'Число, например -10 или 12,5', zh: '请输入数字，如 -10 或 12.5' },
  ending: { en: 'Ending of the price', ru: 'Окончание цены', zh: '价格尾数' },
  endingHint: { en: '9 makes 1,239, 99 makes 1,299; empty rounds to whole units', ru: '9 даёт 1 239, 99 даёт 1 299; пусто — до целых', zh: '9 得 1,239，99 得 1,299；留空则取整' },
  example: { en: '{name}: a buyer pays {after} in place of {before}', ru: '{name}: покупатель платит {after} вместо {before}', zh: '{name}：实付价由 {before} 变为 {after}' },
  leftOut: { en: 'Lines that cannot be used: {n}', ru: 'Строк, которые нельзя использовать: {n}', zh: '无法使用的行：{n}' },
  line: { en: 'Line {n}', ru: 'Строка {n}', zh: '第 {n} 行' },
  unusable: { en: 'cannot be used', ru: 'не подходит', zh: '无法使用' },
  history: { en: 'Price history', ru: 'История цены', zh: '价格历史' },
  since: { en: 'Since', ru: 'С', zh: '自' },
  who: { en: 'By', ru: 'Кем', zh: '来源' },
  more: { en: 'Show more', ru: 'Показать ещё', zh: '显示更多' },
  firstSeen: { en: 'first seen', ru: 'первая запись', zh: '首次记录' },
  portal: { en: 'portal or another program', ru: 'кабинет или другая программа', zh: '后台或其他程序' },
  changeSet: { en: 'change set {n}', ru: 'набор {n}', zh: '变更集 {n}' },
} satisfies Record<string, Texts>;

export const operationNames: Record<Operation, Texts> = {
  PRICE_PERCENT: { en: 'Price by percent (-10, 5)', ru: 'Цена на процент (-10, 5)', zh: '价格按百分比（-10、5）' },
  PRICE_AMOUNT: { en: 'Price by an amount (-100, 50)', ru: 'Цена на сумму (-100, 50)', zh: '价格按金额（-100、50）' },
  SET_PRICE: { en: 'Set the price before discount', ru: 'Задать цену до скидки', zh: '设定折前价' },
  SET_DISCOUNTED_PRICE: { en: 'Set what is paid, with discount', ru: 'Задать цену со скидкой', zh: '设定折后价' },
  SET_DISCOUNT: { en: 'Set the discount, percent', ru: 'Задать скидку, %', zh: '设定折扣（%）' },
  SET_CLUB_DISCOUNT: { en: 'Set the WB Club discount, percent', ru: 'Задать скидку WB Клуба, %', zh: '设定 WB 会员折扣（%）' },
};

export const leftOut: Record<string, Texts> = {
  KEY_MISSING: { en: 'no article', ru: 'нет артикула', zh: '缺少货号' },
  KEY_TWICE: { en: 'the same good twice', ru: 'товар уже был выше', zh: '商品重复' },
  KEY_AMBIGUOUS: { en: 'several goods are called so', ru: 'так называются несколько товаров', zh: '多个商品匹配' },
  GOOD_UNKNOWN: { en: 'this shop has no such good', ru: 'в магазине нет такого товара', zh: '店铺中无此商品' },
  NUMBER_UNREADABLE: { en: 'not a number, or it could be two', ru: 'не число или читается двояко', zh: '不是数字或有歧义' },
  DISCOUNT_UNREADABLE: { en: 'not a whole percentage', ru: 'не целый процент', zh: '不是整数百分比' },
  NOTHING_WANTED: { en: 'neither price nor discount', ru: 'нет ни цены, ни скидки', zh: '没有价格或折扣' },
  TOO_MANY_LINES: { en: 'too many lines', ru: 'слишком много строк', zh: '行数过多' },
};

/** "Page 3", "Goods 101–200": what is on the screen. */
export const shown: Texts = { en: 'Goods {from}–{to} of {total}', ru: 'Товары {from}–{to} из {total}', zh: '商品 {from}–{to}，共 {total}' };

export function filled(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '');
}
