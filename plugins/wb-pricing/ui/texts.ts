import type { Texts } from '@vitrina/ui-sdk';

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
  noMore: { en: 'There are no more goods', ru: 'Больше товаров нет', zh: '没有更多商品' },
  noPrice: { en: 'No price yet', ru: 'Цены пока нет', zh: '暂无价格' },
  noPriceHint: {
    en: 'Wildberries has no price for this card. It is set in the seller’s cabinet.',
    ru: 'У Wildberries нет цены этой карточки. Она задаётся в кабинете продавца.',
    zh: 'Wildberries 没有该商品卡的价格，请在卖家后台设置。',
  },
  deepest: { en: 'Deepest discounts', ru: 'Самые большие скидки', zh: '最大折扣' },
  noDiscounts: { en: 'No good has a discount.', ru: 'Скидок нет ни на один товар.', zh: '没有打折商品。' },
  among: { en: 'Among the first {n} goods', ru: 'Среди первых {n} товаров', zh: '前 {n} 件商品中' },
  allPrices: { en: 'All prices', ru: 'Все цены', zh: '全部价格' },
} satisfies Record<string, Texts>;

/** "Page 3", "Goods 101–200": what is on the screen. */
export const shown: Texts = { en: 'Goods {from}–{to}', ru: 'Товары {from}–{to}', zh: '商品 {from}–{to}' };

export function filled(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '');
}
