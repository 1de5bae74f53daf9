export { ProductPanel } from './components/product-panel.tsx';
export { ProductsScreen } from './components/products-screen.tsx';
export { listSearchSchema } from './model/list-search.ts';
