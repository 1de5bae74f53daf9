import { CircleAlert, Ellipsis, KeySquare, PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Dot, IconButton, Menu, MenuItem, MenuLine, Panel, toast } from '@/components/ui';
import { useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { wbTokensRevalidate } from '../api/token-documents.ts';
import { useTokensChanged } from '../hooks/use-tokens.ts';
import { closedCategories, savedShare, stateTones, type Token } from '../model/token.ts';

interface TokenCardProps {
  token: Token;
  mayWrite: boolean;
  onRename(token: Token): void;
  onReplace(token: Token): void;
  onDelete(token: Token): void;
}

export function TokenCard({ token, mayWrite, onRename, onReplace, onDelete }: TokenCardProps) {
  const { t } = useTranslation(['tokens', 'common']);
  const format = useFormat();
  const changed = useTokensChanged();
  const check = useShopMutation(wbTokensRevalidate, null, {
    onSuccess: async ({ wbTokensRevalidate: { errors } }) => {
      if (errors[0]) toast('failed', t('check.failed'), errors[0].message);
      else toast('done', t('check.done'));
      await changed();
    },
    onError: (error) => toast('failed', t('check.failed'), error.message || t(`common:error.${error.code}.title`)),
  });
  const { statistics } = token;
  const share = savedShare(statistics);
  const closed = closedCategories(token);
  return (
    <Panel className="flex w-full min-w-0 flex-col" aria-label={token.name}>
      <div className="flex items-start gap-2 px-4 pt-3.5">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold" title={token.name}>
            {token.name}
          </h2>
          <p className="truncate text-muted">
            {token.sellerName}
            {token.tradeMark && ` - ${token.tradeMark}`}
          </p>
        </div>
        {mayWrite && (
          <Menu
            trigger={
              <IconButton size="icon-sm" label={t('menu', { name: token.name })} busy={check.isPending}>
                {!check.isPending && <Ellipsis />}
              </IconButton>
            }
          >
            <MenuItem icon={<RefreshCw />} onSelect={() => check.mutate({ input: { id: token.id } })}>
              {t('check.run')}
            </MenuItem>
            <MenuItem icon={<PencilLine />} onSelect={() => onRename(token)}>
              {t('rename.open')}
            </MenuItem>
            <MenuItem icon={<KeySquare />} onSelect={() => onReplace(token)}>
              {t('replace.open')}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={<Trash2 />} danger onSelect={() => onDelete(token)}>
              {t('delete.open')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1.5 px-4 pt-2.5">
        <Badge tone={stateTones[token.state]}>
          <Dot tone={stateTones[token.state]} />
          {t(`state.${token.state}`)}
        </Badge>
        <Badge>{t(`type.${token.type}`)}</Badge>
        {token.readOnly && <Badge>{t('readOnly')}</Badge>}
        <span className="ml-auto text-xs tabular-nums text-muted">
          <Expiry token={token} />
        </span>
      </div>
      <p className="flex flex-wrap gap-x-1.5 px-4 pt-2.5 text-xs text-muted">
        <span className="sr-only">{t('categories')}: </span>
        {token.categories.map((category) => t(`category.${category}`)).join(', ')}
      </p>
      {closed.length > 0 && (
        <p className="mx-4 mt-2.5 flex items-start gap-1.5 rounded-md bg-warn-soft px-2.5 py-1.5 text-xs text-warn">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
          {t('closed', { categories: closed.map((category) => t(`category.${category}`)).join(', ') })}
        </p>
      )}
      <dl className="mt-3 grid grid-cols-3 border-t">
        <Figure name={t('stats.calls')} value={format.number(statistics.callsToday)} />
        <Figure
          name={t('stats.saved')}
          value={format.number(statistics.callsSavedToday)}
          note={share === null ? undefined : format.percent(share)}
        />
        <Figure name={t('stats.used')} value={<LastUsed at={statistics.lastUsedAt} />} />
      </dl>
      {statistics.lastError && (
        <p className="flex items-start gap-1.5 border-t px-4 py-2 text-xs text-bad">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">
            {statistics.lastError}
            {statistics.lastErrorAt && <span className="text-muted"> · {format.dateTime(statistics.lastErrorAt)}</span>}
          </span>
        </p>
      )}
    </Panel>
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: string | undefined }) {
  return (
    <div className="min-w-0 border-r px-4 py-2.5 last:border-r-0">
      <dt className="truncate text-2xs text-muted">{name}</dt>
      <dd className="truncate font-medium tabular-nums">
        {value}
        {note && <span className="ml-1.5 text-xs font-normal text-muted">{note}</span>}
      </dd>
    </div>
  );
}

function Expiry({ token }: { token: Token }) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  const { daysToExpiry } = token;
  const tone = daysToExpiry < 0 ? 'font-medium text-bad' : daysToExpiry <= 14 ? 'font-medium text-warn' : '';
  const text =
    daysToExpiry < 0 ? t('expiry.over', { count: -daysToExpiry }) : t('expiry.left', { count: daysToExpiry });
  return (
    <time dateTime={token.expiresAt} title={format.dateTime(token.expiresAt)} className={tone}>
      {text}
    </time>
  );
}

function LastUsed({ at }: { at: string | null | undefined }) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  const now = useNow(30_000);
  if (!at) return t('stats.never');
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(Math.min(0, (Date.parse(at) - now) / 1_000))}
    </time>
  );
}
