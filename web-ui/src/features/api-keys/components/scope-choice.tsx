import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Checkbox } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { apiKeyScopes } from '../api/api-key-documents.ts';
import { developer, toggled } from '../model/key-draft.ts';

interface ScopeChoiceProps {
  value: readonly string[];
  onChange(scopes: string[]): void;
  /** The key is for certain shops, so that it cannot have what concerns the whole host. */
  ofShops: boolean;
  error: string | undefined;
}

/** What the key may do, in words; the ids stand below them, as programs name them so. */
export function ScopeChoice({ value, onChange, ofShops, error }: ScopeChoiceProps) {
  const { t } = useTranslation('keys');
  const id = useId();
  const query = useQuery(shopQuery(apiKeyScopes, {}, null));
  const scopes = query.data?.apiKeyScopes;
  if (query.isPending) return <SkeletonLines lines={4} />;
  if (!scopes) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <fieldset className="rounded-md border px-3 pt-1 pb-2" aria-describedby={error ? `${id}-error` : `${id}-hint`}>
      <legend className="px-1 text-xs font-medium">{t('scopes')}</legend>
      <p id={`${id}-hint`} className="pb-1 text-xs text-muted text-pretty">
        {t('scopesHint')} {ofShops && t('scopesOfShops')}
      </p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {scopes.map((scope) => (
          <Checkbox
            key={scope.id}
            align="start"
            className="py-1 has-disabled:opacity-55"
            checked={value.includes(scope.id)}
            // What was chosen before can be taken back.
            disabled={ofShops && !scope.ofShops && !value.includes(scope.id)}
            onChange={(event) => onChange(toggled(value, scope.id, event.target.checked))}
          >
            <span className="min-w-0">
              <span className="block">{scope.description}</span>
              <span className="block font-mono text-2xs text-muted">{scope.id}</span>
            </span>
          </Checkbox>
        ))}
      </div>
      {!value.includes(developer) && <p className="rounded-md bg-warn-soft px-2.5 py-1.5 text-xs text-warn text-pretty">{t('scopesNoDeveloper')}</p>}
      <p id={`${id}-error`} role="alert" className="pt-1 text-xs text-bad empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
