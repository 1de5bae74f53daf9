import { createFileRoute, Outlet, useParams } from '@tanstack/react-router';
import { listSearchSchema, ProductsScreen } from '@/features/products';

export const Route = createFileRoute('/_app/products')({
  validateSearch: listSearchSchema,
  component: Products,
  staticData: { texts: ['products', 'lists', 'sync', 'care'] },
});

function Products() {
  const { nmId } = useParams({ strict: false });
  return (
    <ProductsScreen activeId={nmId ?? null}>
      <Outlet />
    </ProductsScreen>
  );
}
