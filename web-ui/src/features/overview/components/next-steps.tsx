import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonStyle, Panel } from '@/components/ui';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { useSyncState } from '../hooks/use-overview.ts';
import { stepStates, steps, type Step, type StepState } from '../model/next-step.ts';

/** What somebody new does next; gone as soon as there is nothing left of it. */
export function NextSteps() {
  const { t } = useTranslation('overview');
  const { shops, shopId } = useShops();
  const mayConnect = useCan('wb-tokens:write');
  const sync = useSyncState(shopId).data?.productSyncStatus;
  const states = stepStates({ connected: shops.length > 0, synced: sync ? sync.complete : null });
  if (!states) return null;
  return (
    <Panel aria-labelledby="next-steps" className="p-5">
      <h2 id="next-steps" className="text-base font-semibold">
        {t('steps.title')}
      </h2>
      <p className="mt-1 max-w-prose text-muted text-pretty">{t(mayConnect || states.connect === 'done' ? 'steps.hint' : 'steps.askAdmin')}</p>
      <ol className="mt-4 grid gap-x-6 gap-y-5 md:grid-cols-3">
        {steps.map((step, at) => (
          <li key={step} aria-current={states[step] === 'now' ? 'step' : undefined} className="flex gap-3">
            <Mark number={at + 1} state={states[step]} />
            <div className="flex min-w-0 flex-col items-start gap-1">
              <p className={`font-medium ${states[step] === 'later' ? 'text-muted' : ''}`}>
                {t(`steps.${step}.title`)}
                {states[step] === 'done' && <span className="sr-only"> {t('steps.done')}</span>}
              </p>
              <p className="text-muted text-pretty">{t(`steps.${step}.hint`)}</p>
              {states[step] === 'now' && <Action step={step} mayConnect={mayConnect} />}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Mark({ number, state }: { number: number; state: StepState }) {
  const look = { done: 'bg-good-soft text-good', now: 'bg-accent text-on-accent', later: 'bg-sunken text-muted' }[state];
  return (
    <span aria-hidden="true" className={`grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold tabular-nums ${look}`}>
      {state === 'done' ? <Check className="size-3.5" /> : number}
    </span>
  );
}

function Action({ step, mayConnect }: { step: Step; mayConnect: boolean }) {
  const { t } = useTranslation(['overview', 'common']);
  if (step === 'sync') {
    return (
      <Link to="/products" className={buttonStyle({ className: 'mt-2' })}>
        {t('steps.sync.action')}
      </Link>
    );
  }
  return mayConnect ? (
    <Link to="/tokens" search={{ add: 'yes' }} className={buttonStyle({ look: 'primary', className: 'mt-2' })}>
      {t('common:shop.connect')}
    </Link>
  ) : null;
}
