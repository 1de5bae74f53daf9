import { useTranslation } from 'react-i18next';
import { Badge, Button, Table, Td, Th } from '@/components/ui';
import type { ApiKeyFieldsFragment } from '@/generated/graphql/graphql.ts';
import { shopLabel, useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { KeyEnd } from './key-end.tsx';

interface KeyTableProps {
  keys: readonly ApiKeyFieldsFragment[];
  onRevoke(key: ApiKeyFieldsFragment): void;
}

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  const { t } = useTranslation('keys');
  return (
    <Table aria-label={t('title')}>
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th className="max-sm:hidden">{t('scopes')}</Th>
          <Th className="max-lg:hidden">{t('shops')}</Th>
          <Th className="max-md:hidden">{t('lastUsed')}</Th>
          <Th>{t('expires')}</Th>
          <Th>
            <span className="sr-only">{t('revoke.open')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyFieldsFragment; onRevoke: () => void }) {
  const { t } = useTranslation('keys');
  const format = useFormat();
  const now = useNow(60_000);
  const { shops } = useShops();
  const names = apiKey.shopIds.map((id) => {
    const shop = shops.find((one) => one.id === id);
    return shop ? shopLabel(shop) : id;
  });
  return (
    <tr className="hover:bg-hover">
      <Td className="align-top">
        <p className="font-medium">{apiKey.name}</p>
        <p className="font-mono text-xs whitespace-nowrap text-muted">vtr_key_…{apiKey.hint}</p>
      </Td>
      <Td className="align-top max-sm:hidden">
        <ul className="flex flex-wrap gap-1">
          {apiKey.scopes.map((scope) => (
            <li key={scope} className="flex">
              <Badge>{scope}</Badge>
            </li>
          ))}
        </ul>
      </Td>
      <Td className="max-w-56 align-top max-lg:hidden">
        {names.length === 0 ? <span className="text-muted">{t('allShops')}</span> : names.map((name) => <p key={name} className="truncate">{name}</p>)}
      </Td>
      <Td className="align-top whitespace-nowrap text-muted tabular-nums max-md:hidden" title={apiKey.lastUsedAt ? format.dateTime(apiKey.lastUsedAt) : undefined}>
        {apiKey.lastUsedAt ? format.relative((Date.parse(apiKey.lastUsedAt) - now) / 1_000) : t('neverUsed')}
      </Td>
      <Td className="align-top whitespace-nowrap">
        <KeyEnd apiKey={apiKey} now={now} />
      </Td>
      <Td className="text-right align-top">
        <Button size="sm" needsHost onClick={onRevoke} aria-label={t('revoke.openFor', { name: apiKey.name })}>
          {t('revoke.open')}
        </Button>
      </Td>
    </tr>
  );
}
