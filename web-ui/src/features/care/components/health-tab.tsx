import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorState, FreshnessBadge, Outdated, SkeletonLines } from '@/components/state';
import { Badge, Section } from '@/components/ui';
import type { ProductConditionQuery, ProductVerdict } from '@/generated/graphql/graphql.ts';
import { shopQuery } from '@/lib/api';
import { productCondition } from '../api/care-documents.ts';
import { ScoreMeter } from './score-meter.tsx';

const icons: Record<ProductVerdict, { icon: LucideIcon; colour: string }> = {
  OK: { icon: CircleCheck, colour: 'text-good' },
  WARNING: { icon: TriangleAlert, colour: 'text-warn' },
  PROBLEM: { icon: CircleAlert, colour: 'text-bad' },
  UNKNOWN: { icon: CircleHelp, colour: 'text-muted' },
};
const tones = { PROBLEM: 'bad', WARNING: 'warn', HINT: 'neutral' } as const;

/** Whether a card can be seen and sell, and what to mend in it. */
export function HealthTab({ nmId, shopId }: { nmId: string; shopId: string }) {
  const { t } = useTranslation('care');
  const query = useQuery({ ...shopQuery(productCondition, { nmId }, shopId), staleTime: 60_000 });
  if (query.isPending) return <SkeletonLines lines={8} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { product, productDiagnosis, productSyncStatus } = query.data;
  // Of a card that is gone, the catalogue's.
  const freshness = product?.freshness ?? productSyncStatus.freshness;
  const age = freshness && <FreshnessBadge freshness={freshness} receivedAt={query.dataUpdatedAt} />;
  return (
    <div className="flex flex-col gap-6 p-4">
      <Outdated query={query} />
      {product && (
        <Section title={t('health.content')}>
          <ScoreMeter score={product.health.score} />
          {product.health.findings.length === 0 ? <p className="text-muted">{t('health.perfect')}</p> : <Findings findings={product.health.findings} />}
        </Section>
      )}
      <Section title={t('health.doctor')} note={t(`health.verdict.${productDiagnosis.verdict}`)} actions={age}>
        <ul className="flex flex-col divide-y">
          {productDiagnosis.checks.map((check) => (
            <CheckRow key={check.subject} check={check} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Findings({ findings }: { findings: NonNullable<ProductConditionQuery['product']>['health']['findings'] }) {
  const { t } = useTranslation('care');
  const byPoints = findings.toSorted((one, other) => other.points - one.points);
  return (
    <ul className="flex flex-col divide-y">
      {byPoints.map((finding) => (
        <li key={finding.flaw} className="flex items-start gap-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="font-medium">{finding.message}</p>
            <p className="text-muted text-pretty">{finding.fix}</p>
          </div>
          <Badge tone={tones[finding.severity]}>{finding.points > 0 ? t('health.points', { count: finding.points }) : t('health.hint')}</Badge>
        </li>
      ))}
    </ul>
  );
}

function CheckRow({ check }: { check: ProductConditionQuery['productDiagnosis']['checks'][number] }) {
  const { t } = useTranslation('care');
  const { icon: Icon, colour } = icons[check.verdict];
  return (
    <li className="flex items-start gap-3 py-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} aria-hidden="true" />
      <div className="min-w-0">
        <p className="break-words">
          <span className="sr-only">{t(`health.verdict.${check.verdict}`)}: </span>
          {check.message}
        </p>
        {check.nextStep && <p className="text-muted text-pretty">{check.nextStep}</p>}
      </div>
    </li>
  );
}
