import { useTranslation } from 'react-i18next';
import { imageSources, Picture } from '@/components/media';
import type { ProductHistoryQuery } from '@/generated/graphql/graphql.ts';
import { TextChange } from './text-change.tsx';

export type FieldChange = ProductHistoryQuery['productHistory']['nodes'][number]['fields'][number];

/** What became of a field: photos as pictures, everything else as words. */
export function FieldValues({ field: { field, before, after } }: { field: FieldChange }) {
  const { t } = useTranslation('care');
  if (field === 'PHOTOS') return <Photos before={before?.split('\n') ?? []} after={after?.split('\n') ?? []} />;
  if (field === 'MARKED' || field === 'MARKING_REQUIRED' || field === 'DIMENSIONS_VALID') {
    const said = (value: string | null | undefined) => (value === 'true' ? t('history.yes') : value === 'false' ? t('history.no') : null);
    return <TextChange before={said(before)} after={said(after)} />;
  }
  return <TextChange before={before} after={after} />;
}

/** Those that went and those that came; only the order may have changed. */
function Photos({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const { t } = useTranslation('care');
  const gone = before.filter((address) => !after.includes(address));
  const added = after.filter((address) => !before.includes(address));
  return (
    <div className="flex flex-col gap-1.5">
      <p>{t('history.photoCount', { before: before.length, after: after.length })}</p>
      {gone.length === 0 && added.length === 0 && <p className="text-muted">{t('history.photoOrder')}</p>}
      <Thumbnails label={t('history.photosGone')} addresses={gone} dim />
      <Thumbnails label={t('history.photosAdded')} addresses={added} />
    </div>
  );
}

function Thumbnails({ label, addresses, dim = false }: { label: string; addresses: readonly string[]; dim?: boolean }) {
  if (addresses.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-xs text-muted">{label}</span>
      {addresses.map((address) => (
        <Picture key={address} sources={imageSources(address)} alt="" className={`h-12 w-9 rounded border bg-sunken ${dim ? 'opacity-50' : ''}`} />
      ))}
    </div>
  );
}
