export { ConditionsEverywhere } from './components/conditions-everywhere.tsx';
export { ProductPanel } from './components/product-panel.tsx';
export { ProductsScreen } from './components/products-screen.tsx';
export { withoutCard } from './hooks/use-escape-closes-card.ts';
export { useSync } from './hooks/use-sync.ts';
export { listSearchSchema, toFilter } from './model/list-search.ts';
