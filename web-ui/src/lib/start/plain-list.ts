import type { ProductsQueryVariables } from '@/generated/graphql/graphql.ts';

export const pageSize = 100;

export const productsKey = (shopId: string) => ['Products', shopId] as const;

type Asked = Omit<ProductsQueryVariables, 'filter' | 'orderBy' | 'first' | 'after'>;

/** What the list of products asks where neither the address nor this browser says otherwise; a test compares it with what the list says. */
export function plainList(phone: boolean) {
  const asked: Asked = {
    withVendorCode: true,
    withBrand: !phone,
    withSubject: !phone,
    withMedia: !phone,
    withTags: !phone,
    withCreated: false,
    withUpdated: true,
    withHealth: !phone,
  };
  return { filter: {}, orderBy: { field: 'UPDATED_AT', direction: 'DESC' } as const, asked };
}
