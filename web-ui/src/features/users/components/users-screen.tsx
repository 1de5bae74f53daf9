import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Forbidden, SkeletonLines } from '@/components/state';
import { Badge, Button, Dialog, Input, Page, PageHead, Table, Td, Th } from '@/components/ui';
import type { UserFieldsFragment } from '@/generated/graphql/graphql.ts';
import { useCan } from '@/features/session';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { users } from '../api/user-documents.ts';

const UserForm = lazy(() => import('./user-form.tsx').then((module) => ({ default: module.UserForm })));

const pageSize = 25;

export function UsersScreen() {
  return useCan('platform:users') ? <Users /> : <Forbidden />;
}

function Users() {
  const { t } = useTranslation('users');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [editing, setEditing] = useState<UserFieldsFragment | 'new' | null>(null);
  const { call } = useDebounced((text: string) => {
    setSearch(text.trim());
    setPage(0);
  }, 275);
  const query = useQuery({
    ...shopQuery(users, { page: { number: page, size: pageSize }, search: search || null }, null),
    placeholderData: keepPreviousData,
  });
  const list = query.data?.users;
  return (
    <Page>
      <PageHead title={t('title')} note={list && t('count', { count: list.totalItems, total: format.number(list.totalItems) })}>
        <Input type="search" className="w-56" aria-label={t('search')} placeholder={t('search')} onChange={(event) => call(event.target.value)} />
        <Button look="primary" onClick={() => setEditing('new')}>
          <UserPlus />
          {t('add')}
        </Button>
      </PageHead>
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && !list ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : list?.items.length === 0 ? (
        <Empty title={t('nobody')} />
      ) : (
        <Table aria-label={t('title')}>
          <thead>
            <tr>
              <Th>{t('name')}</Th>
              <Th>{t('role')}</Th>
              <Th>{t('state')}</Th>
              <Th className="text-right max-sm:hidden">{t('lastLogin')}</Th>
              <Th>
                <span className="sr-only">{t('edit')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>{list?.items.map((user) => <UserRow key={user.id} user={user} onEdit={() => setEditing(user)} />)}</tbody>
        </Table>
      )}
      {list && list.totalItems > pageSize && (
        <div className="flex items-center justify-center gap-2">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('previous')}
          </Button>
          <span className="text-muted tabular-nums">
            {page + 1} / {Math.ceil(list.totalItems / pageSize)}
          </span>
          <Button disabled={(page + 1) * pageSize >= list.totalItems} onClick={() => setPage(page + 1)}>
            {t('next')}
          </Button>
        </div>
      )}
      {editing && (
        <Dialog open onClose={() => setEditing(null)} title={editing === 'new' ? t('addTitle') : t('editTitle', { name: editing.name })}>
          <Suspense fallback={<SkeletonLines lines={5} />}>
            <UserForm user={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
          </Suspense>
        </Dialog>
      )}
    </Page>
  );
}

function UserRow({ user, onEdit }: { user: UserFieldsFragment; onEdit: () => void }) {
  const { t } = useTranslation(['users', 'common']);
  const format = useFormat();
  return (
    <tr className="hover:bg-hover">
      <Td>
        <p className="font-medium">{user.name}</p>
        <p className="text-xs text-muted">{user.email}</p>
      </Td>
      <Td className="break-keep">
        <p>{t(`common:role.${user.role}`)}</p>
        {user.role !== 'ADMIN' && <p className="text-xs text-muted">{t('grantCount', { count: user.grants.length })}</p>}
      </Td>
      <Td>
        <Badge tone={user.disabled ? 'neutral' : 'good'}>{t(user.disabled ? 'disabled' : 'enabled')}</Badge>
      </Td>
      <Td className="text-right whitespace-nowrap text-muted tabular-nums max-sm:hidden">
        {user.lastLoginAt ? format.dateTime(user.lastLoginAt) : t('never')}
      </Td>
      <Td className="text-right">
        <Button size="sm" needsHost onClick={onEdit} aria-label={t('editUser', { name: user.name })}>
          {t('edit')}
        </Button>
      </Td>
    </tr>
  );
}
