import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { ProductEditPreviewQuery } from '@/generated/graphql/graphql.ts';
import { excerpts } from '../model/excerpt.ts';

type Preview = ProductEditPreviewQuery['productEditPreview'];

interface ExamplesProps {
  examples: Preview['examples'];
  errors: Preview['errors'];
  /** Of the rules as they were a moment ago. */
  stale: boolean;
}

/** What rules make of the first cards they change. */
export function Examples({ examples, errors, stale }: ExamplesProps) {
  const { t } = useTranslation('editing');
  return (
    <section aria-label={t('examples.title')} aria-busy={stale} className={clsx('flex flex-col gap-2 rounded-md bg-sunken p-3', stale && 'opacity-60')}>
      <h3 className="text-xs font-medium text-muted">{t('examples.title')}</h3>
      {errors.map(({ message, path }) => (
        <p key={path.join('.') + message} role="alert" className="text-xs text-bad">
          {message}
        </p>
      ))}
      {examples.length === 0 && errors.length === 0 && <p className="text-muted">{t('examples.none')}</p>}
      {examples.map((example) => (
        <div key={example.nmId} className="min-w-0">
          <p className="truncate font-mono text-xs text-muted">{example.vendorCode || example.nmId}</p>
          {example.changes.map((change) => (
            <p key={change.field} className="break-words">
              <span className="text-muted">{change.name}: </span>
              <Values before={text(change.before)} after={text(change.after)} />
            </p>
          ))}
          {example.findings.map((finding) => (
            <p key={finding.code + (finding.field ?? '')} className={clsx('text-xs', finding.severity === 'ERROR' ? 'text-bad' : 'text-warn')}>
              {finding.message}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

const most = 160;

function Values({ before, after }: { before: string; after: string }) {
  const [old, now] = excerpts(before, after, most);
  return (
    <>
      <del className="text-muted">{old}</del>
      {' → '}
      <ins className="font-medium no-underline">{now}</ins>
    </>
  );
}

/** A value as it is written: several of a characteristic side by side. */
function text(json: string | null | undefined): string {
  if (json === null || json === undefined) return '-';
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.join('; ') : String(value);
}
