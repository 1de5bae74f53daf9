import { Link } from '@tanstack/react-router';
import { ChevronLeft, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, SkeletonLines } from '@/components/state';
import { Badge, Button, Page, PageHead } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { usePolicies } from '../hooks/use-policies.ts';
import type { EndpointSearch } from '../model/cache-search.ts';
import type { Policy } from '../model/policy.ts';
import { InvalidateButton } from './invalidate-dialog.tsx';
import { PolicyComparison } from './policy-comparison.tsx';
import { PolicyEditor } from './policy-editor.tsx';

interface EndpointScreenProps {
  endpoint: string;
  search: EndpointSearch;
  onSearch(patch: Partial<EndpointSearch>): void;
}

/** All about one endpoint. */
export function EndpointScreen({ endpoint, search, onSearch }: EndpointScreenProps) {
  const { t } = useTranslation('cache');
  const { fields, policies, error, refetch } = usePolicies();
  const policy = policies?.find((one) => one.endpoint === endpoint);
  return (
    <Page>
      <div className="flex flex-col gap-1">
        <Link to="/cache/policies" className="-ml-1 inline-flex min-h-6 items-center gap-0.5 self-start text-xs font-medium text-muted hover:text-ink">
          <ChevronLeft className="size-4" aria-hidden="true" />
          {t('endpointBack')}
        </Link>
        <PageHead title={<span className="break-all">{endpoint}</span>} note={policy?.plugin}>
          {policy && !policy.orphaned && <InvalidateButton scope={{ endpoint }} />}
        </PageHead>
      </div>
      {!policies && !error ? (
        <SkeletonLines />
      ) : !policies ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !policy ? (
        <Empty title={t('endpointUnknown')}>
          <p>{t('endpointUnknownHint')}</p>
        </Empty>
      ) : (
        <Section
          title={t('policy.title')}
          actions={
            <Button size="sm" onClick={() => onSearch({ edit: 'yes' })}>
              <SlidersHorizontal />
              {t('policy.edit')}
            </Button>
          }
        >
          <LastChange policy={policy} />
          <PolicyComparison policy={policy} fields={fields} />
          {search.edit && <PolicyEditor policy={policy} fields={fields} onClose={() => onSearch({ edit: undefined })} />}
        </Section>
      )}
    </Page>
  );
}

export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

function LastChange({ policy }: { policy: Policy }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
      {policy.orphaned && <Badge tone="warn">{t('policy.orphaned')}</Badge>}
      <p className="text-pretty">
        {policy.changedAt
          ? t('policy.changedBy', { when: format.dateTime(policy.changedAt), who: policy.changedBy ?? '?', reason: policy.reason ?? '' })
          : t('policy.neverChanged')}
      </p>
    </div>
  );
}
