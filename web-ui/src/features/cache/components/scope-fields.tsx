import { useTranslation } from 'react-i18next';
import { Field, Select } from '@/components/ui';
import { shopLabel, useShops } from '@/features/shops';
import { usePolicies } from '../hooks/use-policies.ts';
import { scopeKind, type Scope } from '../model/scope.ts';

interface ScopeFieldsProps {
  scope: Scope;
  onChange(scope: Scope): void;
  /** By `endpoint`, `shopId` or `scope`. */
  errors: Record<string, string>;
}

export function ScopeFields({ scope, onChange, errors }: ScopeFieldsProps) {
  const { t } = useTranslation('cache');
  const { policies = [] } = usePolicies();
  const { shops } = useShops();
  const endpoints = policies.filter(({ orphaned }) => !orphaned).map(({ endpoint }) => endpoint);
  if (scope.endpoint && !endpoints.includes(scope.endpoint)) endpoints.unshift(scope.endpoint);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('endpoint')} error={errors['endpoint'] ?? errors['scope']}>
        {(control) => (
          <Select value={scope.endpoint ?? ''} onChange={(event) => onChange({ ...scope, endpoint: event.target.value || undefined })} {...control}>
            <option value="">{t('scope.allEndpoints')}</option>
            {endpoints.map((endpoint) => (
              <option key={endpoint} value={endpoint}>
                {endpoint}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('shop')} error={errors['shopId']}>
        {(control) => (
          <Select value={scope.shopId ?? ''} onChange={(event) => onChange({ ...scope, shopId: event.target.value || undefined })} {...control}>
            <option value="">{t('scope.allShops')}</option>
            {shops.map((shop) => (
              <option key={shop.id} value={shop.id}>
                {shopLabel(shop)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

/** "wb-prices/goods in all shops": what an action reaches, in words. */
export function useScopeText(): (scope: Scope) => string {
  const { t } = useTranslation('cache');
  const { shops } = useShops();
  return (scope) => {
    const shop = shops.find(({ id }) => id === scope.shopId);
    return t(`scope.is.${scopeKind(scope)}`, { endpoint: scope.endpoint, shop: shop ? shopLabel(shop) : scope.shopId });
  };
}
