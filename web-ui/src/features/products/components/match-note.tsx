import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import type { ProductTextMatch } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ListSearch } from '../model/list-search.ts';

interface MatchNoteProps {
  match: ProductTextMatch | undefined;
  search: ListSearch;
  totalCount: number;
  containedCount: number | null;
  onChange(patch: Partial<ListSearch>): void;
}

/** What the cards of the list have to do with the text, where that is not what one would think. */
export default function MatchNote({ match, search, totalCount, containedCount, onChange }: MatchNoteProps) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const text = search.q ?? '';
  const link = (label: string, scope: ListSearch['scope']) => (
    <Button look="link" size="bare" onClick={() => onChange({ scope })}>
      {label}
    </Button>
  );
  return (
    <p role="status" className="flex flex-wrap items-baseline gap-x-2 px-4 pb-2 text-muted lg:px-6">
      {match === 'SIMILAR' && t('similar', { text })}
      {match === 'IDENTIFIER' && t('exact.note', { text })}
      {match === 'IDENTIFIER' &&
        containedCount !== null &&
        containedCount > totalCount &&
        link(t('exact.all', { count: containedCount, total: format.number(containedCount) }), 'all')}
      {match === 'EXACT' && search.scope && (
        <>
          {t('exact.wide', { text })} {link(t('exact.only'), undefined)}
        </>
      )}
    </p>
  );
}
