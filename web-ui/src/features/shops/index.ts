export { ShopGate } from './components/shop-gate.tsx';
export { ShopSelector } from './components/shop-selector.tsx';
export { ShopProvider, shopsQuery, useShops } from './hooks/use-shop.tsx';
export { shopLabel, type ShopChoice } from './model/shop-selection.ts';
