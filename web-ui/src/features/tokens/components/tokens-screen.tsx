import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Forbidden, Notice } from '@/components/state';
import { Button, Page, PageHead, Panel } from '@/components/ui';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';
import { pageSize, useTokens } from '../hooks/use-tokens.ts';
import type { Token } from '../model/token.ts';
import { TokenCard } from './token-card.tsx';
import { TokenDialogs, type TokenDialog } from './token-dialogs.tsx';

interface TokensScreenProps {
  adding: boolean;
  onAdding(adding: boolean): void;
}

export function TokensScreen({ adding, onAdding }: TokensScreenProps) {
  const mayRead = useCan('wb-tokens:read');
  return mayRead ? <Tokens adding={adding} onAdding={onAdding} /> : <Forbidden />;
}

function Tokens({ adding, onAdding }: TokensScreenProps) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  const mayWrite = useCan('wb-tokens:write');
  const [page, setPage] = useState(0);
  const [dialog, setDialog] = useState<TokenDialog | null>(null);
  const query = useTokens(page);
  const list = query.data?.wbTokens;
  const open = (kind: Exclude<TokenDialog['kind'], 'add'>) => (token: Token) => setDialog({ kind, token });
  const addButton = mayWrite && (
    <Button look="primary" onClick={() => onAdding(true)}>
      <Plus />
      {t('add.open')}
    </Button>
  );
  return (
    <Page>
      <PageHead title={t('title')} note={list && list.totalItems > 0 && t('count', { count: list.totalItems, total: format.number(list.totalItems) })}>
        {list && list.totalItems > 0 && addButton}
      </PageHead>
      {query.isPending ? (
        <CardSkeletons />
      ) : query.error && !list ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : list?.totalItems === 0 ? (
        <Notice icon={KeyRound} title={t('empty.title')} actions={addButton}>
          <p>{t('empty.hint')}</p>
        </Notice>
      ) : (
        <ul className="grid grid-cols-1 items-start gap-3 md:grid-cols-2 2xl:grid-cols-3" aria-label={t('title')}>
          {list?.items.map((token) => (
            <li key={token.id} className="flex">
              <TokenCard
                token={token}
                mayWrite={mayWrite}
                onRename={open('rename')}
                onReplace={open('replace')}
                onDelete={open('delete')}
              />
            </li>
          ))}
        </ul>
      )}
      {list && list.totalItems > pageSize && (
        <div className="flex items-center justify-center gap-2">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('page.previous')}
          </Button>
          <span className="tabular-nums text-muted">
            {page + 1} / {Math.ceil(list.totalItems / pageSize)}
          </span>
          <Button disabled={(page + 1) * pageSize >= list.totalItems} onClick={() => setPage(page + 1)}>
            {t('page.next')}
          </Button>
        </div>
      )}
      <TokenDialogs
        dialog={adding && mayWrite ? { kind: 'add' } : dialog}
        onClose={() => {
          setDialog(null);
          if (adding) onAdding(false);
        }}
      />
    </Page>
  );
}

function CardSkeletons() {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-1 gap-3 md:grid-cols-2" role="status" aria-label={t('loading')}>
      {[0, 1, 2, 3].map((card) => (
        <Panel key={card} className="flex flex-col gap-3 p-4">
          <div className="pulse-block h-5 w-2/5" />
          <div className="pulse-block h-4 w-3/5" />
          <div className="pulse-block h-16" />
        </Panel>
      ))}
    </div>
  );
}
