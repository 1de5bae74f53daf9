import { useQuery } from '@tanstack/react-query';
import { KeySquare, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Forbidden, Notice, SkeletonLines } from '@/components/state';
import { Button, Dialog, Page, PageHead } from '@/components/ui';
import { useCan } from '@/features/session';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { apiKeys } from '../api/api-key-documents.ts';
import type { ApiKeyFieldsFragment } from '@/generated/graphql/graphql.ts';
import { KeyTable } from './key-table.tsx';
import { RevokeForm } from './revoke-form.tsx';

const KeyForm = lazy(() => import('./key-form.tsx').then((module) => ({ default: module.KeyForm })));

interface ApiKeysScreenProps {
  /** Whose keys; undefined for one's own. */
  userId: string | undefined;
}

export function ApiKeysScreen({ userId }: ApiKeysScreenProps) {
  const mayManage = useCan('platform:users');
  return userId === undefined || mayManage ? <ApiKeys userId={userId} /> : <Forbidden />;
}

function ApiKeys({ userId }: ApiKeysScreenProps) {
  const { t } = useTranslation(['keys', 'common']);
  const format = useFormat();
  const own = userId === undefined;
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyFieldsFragment | null>(null);
  const query = useQuery(shopQuery(apiKeys, { userId: userId ?? null }, null));
  const list = query.data?.apiKeys;
  const create = own && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus />
      {t('create.open')}
    </Button>
  );
  return (
    <Page>
      <PageHead
        title={own ? t('title') : t('titleOf', { name: list?.ownerName ?? userId })}
        note={list && list.items.length > 0 && t('count', { count: list.items.length, total: format.number(list.items.length) })}
      >
        {list && list.items.length > 0 && create}
      </PageHead>
      {list && list.items.length > 0 && own && <p className="max-w-2xl text-muted text-pretty">{t('intro')}</p>}
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && !list ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : list?.items.length === 0 ? (
        <Notice icon={KeySquare} title={t(own ? 'empty.title' : 'empty.titleOf')} actions={create}>
          {own && <p>{t('intro')}</p>}
        </Notice>
      ) : (
        list && <KeyTable keys={list.items} onRevoke={setRevoking} />
      )}
      {creating && (
        <Suspense
          fallback={
            <Dialog open onClose={() => setCreating(false)} title={t('create.title')}>
              <SkeletonLines lines={6} />
            </Dialog>
          }
        >
          <KeyForm onClose={() => setCreating(false)} />
        </Suspense>
      )}
      {revoking && (
        <Dialog open onClose={() => setRevoking(null)} title={t('revoke.title', { name: revoking.name })}>
          <RevokeForm apiKey={revoking} onClose={() => setRevoking(null)} />
        </Dialog>
      )}
    </Page>
  );
}
