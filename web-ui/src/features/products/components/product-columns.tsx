import type { TFunction } from 'i18next';
import { Film, Image } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStays, type GridColumn } from '@/components/data-grid';
import { imageSources, Picture } from '@/components/media';
import { scoreTone } from '@/lib/format/score.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ProductRow } from '../hooks/use-products.ts';
import { TagSummary } from './tag-chip.tsx';

/** Of an answer to a question before, which did not ask for it: it comes in a moment. */
function coming() {
  return <span className="pulse-block block h-3.5 w-3/5" aria-hidden="true" />;
}

function Thumbnail({ row, className }: { row: ProductRow; className: string }) {
  const photo = row.photos[0];
  const place = `block shrink-0 rounded border bg-sunken ${className}`;
  return useStays() ? <Picture sources={imageSources(photo?.tm, photo?.c246x328)} alt="" className={place} /> : <span className={place} aria-hidden="true" />;
}

/** Not shown at first; the column chooser offers them. */
export const hiddenAtFirst = ['created'];

const scoreColours = { calm: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;

export function useProductColumns(): GridColumn<ProductRow>[] {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  return useMemo(() => {
    // Looked up once: each hook in a cell is set up and taken down for every row that scrolls by.
    const absent = <Absent text={t('common:none')} />;
    return [
      {
        id: 'title',
        label: t('column.title'),
        width: 15,
        grow: 3,
        sortable: true,
        fixed: true,
        text: (row) => row.title,
        render: (row) => (
          <div className="flex min-w-0 items-center gap-3">
            <Thumbnail row={row} className="h-11 w-[2.0625rem] in-data-[density=compact]:h-7 in-data-[density=compact]:w-[1.3125rem]" />
            <span className="line-clamp-2 font-medium break-words in-data-[density=compact]:line-clamp-1">{row.title || t('untitled')}</span>
          </div>
        ),
      },
      {
        id: 'vendor',
        label: t('column.vendor'),
        width: 8,
        grow: 1,
        sortable: true,
        text: (row) => row.vendorCode ?? '',
        render: (row) => (row.vendorCode === undefined ? coming() : <span className="block truncate font-mono text-xs">{row.vendorCode}</span>),
      },
      {
        id: 'nm',
        label: t('column.nm'),
        width: 7,
        sortable: true,
        text: (row) => row.nmId,
        render: (row) => <span className="font-mono text-xs">{row.nmId}</span>,
      },
      {
        id: 'brand',
        label: t('column.brand'),
        width: 7,
        grow: 1,
        text: (row) => row.brand ?? '',
        render: (row) => (row.brand === undefined ? coming() : <span className="block truncate">{row.brand ?? absent}</span>),
      },
      {
        id: 'subject',
        label: t('column.subject'),
        width: 7,
        grow: 1,
        text: (row) => row.subjectName ?? '',
        render: (row) => (row.subjectName === undefined ? coming() : <span className="block truncate">{row.subjectName ?? absent}</span>),
      },
      {
        id: 'media',
        label: t('column.media'),
        width: 5.5,
        text: (row) => String(row.photoCount ?? ''),
        render: ({ photoCount, video }) => (photoCount === undefined ? coming() : <MediaCount photos={photoCount} video={Boolean(video)} t={t} />),
      },
      {
        id: 'score',
        label: t('column.score'),
        width: 5.5,
        align: 'end',
        sortable: true,
        text: (row) => String(row.health?.score ?? ''),
        render: (row) => (row.health === undefined ? coming() : <Score score={row.health.score} />),
      },
      {
        id: 'tags',
        label: t('column.tags'),
        width: 7,
        grow: 1,
        text: (row) => (row.tags ?? []).map(({ name }) => name).join(', '),
        render: (row) => (row.tags === undefined ? coming() : <TagSummary tags={row.tags} />),
      },
      {
        id: 'updated',
        label: t('column.updated'),
        width: 8.5,
        align: 'end',
        sortable: true,
        text: (row) => row.updatedAt ?? '',
        render: (row) => (row.updatedAt === undefined ? coming() : <time dateTime={row.updatedAt}>{format.date(row.updatedAt)}</time>),
      },
      {
        id: 'created',
        label: t('column.created'),
        width: 8.5,
        align: 'end',
        sortable: true,
        text: (row) => row.createdAt ?? '',
        render: (row) => (row.createdAt === undefined ? coming() : <time dateTime={row.createdAt}>{format.date(row.createdAt)}</time>),
      },
    ];
  }, [t, format]);
}

function Score({ score }: { score: number }) {
  return <span className={`font-medium tabular-nums ${scoreColours[scoreTone(score)]}`}>{score}</span>;
}

function Absent({ text }: { text: string }) {
  return (
    <>
      <span className="text-muted" aria-hidden="true">
        -
      </span>
      <span className="sr-only">{text}</span>
    </>
  );
}

function MediaCount({ photos, video, t }: { photos: number; video: boolean; t: TFunction<['products', 'common']> }) {
  return (
    <span className="flex items-center gap-2.5 text-muted">
      <span className={`flex items-center gap-1 tabular-nums ${photos === 0 ? 'text-bad' : ''}`}>
        <Image className="size-3.5" aria-hidden="true" />
        <span aria-hidden="true">{photos}</span>
        <span className="sr-only">{t('photos', { count: photos })}</span>
      </span>
      {video && (
        <>
          <Film className="size-3.5" aria-hidden="true" />
          <span className="sr-only">{t('hasVideo')}</span>
        </>
      )}
    </span>
  );
}

/** A row on a phone. */
export function useProductCard(): (row: ProductRow) => ReactNode {
  const { t } = useTranslation('products');
  const format = useFormat();
  return useCallback(
    (row) => (
      <div className="flex min-w-0 items-center gap-3 px-1">
        <Thumbnail row={row} className="h-16 w-12" />
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 font-medium break-words">{row.title || t('untitled')}</p>
          <p className="mt-0.5 flex items-center gap-2 text-xs text-muted">
            <span className="truncate font-mono">{row.vendorCode}</span>
            {row.updatedAt && <span className="ml-auto shrink-0 tabular-nums">{format.date(row.updatedAt)}</span>}
          </p>
        </div>
      </div>
    ),
    [t, format],
  );
}
