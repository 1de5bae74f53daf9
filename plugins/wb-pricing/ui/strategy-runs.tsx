import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Badge, Button, ErrorState, Section, SkeletonLines, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { useDecisions, useRun, useRuns } from './strategies-api.ts';
import { useStrategyAddress } from './strategy-address.ts';
import { Turn } from './strategy-bits.tsx';
import { causeNames, guardNames, outcomeNames, words } from './strategy-texts.ts';
import { filled } from './texts.ts';
import type { Decision, Run } from './strategy-types.ts';

const SOON = 2_000;

/** What it did, and with each price why. */
export function StrategyRuns({ id, chosen }: { id: string; chosen: string | null }) {
  const text = useTexts();
  const [trail, setTrail] = useState<string[]>([]);
  const { toRun } = useStrategyAddress();
  const { data, error, isPending, refetch } = useRuns(id, trail.at(-1) ?? null);
  const page = data?.pricingStrategyRuns;
  const goesOn = page?.items.some(({ outcome }) => outcome === null) ?? false;
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => void refetch(), SOON);
    return () => clearInterval(timer);
  }, [goesOn, refetch]);
  if (isPending) return <SkeletonLines lines={4} />;
  if (!page) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const next = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const shown = page.items.find((run) => run.id === chosen);
  return (
    <>
      <Section title={text(words.runs)}>
        {page.items.length === 0 ? (
          <p className="pricing-note">{text(words.noRuns)}</p>
        ) : (
          <RunTable runs={page.items} chosen={chosen} onChoose={(run) => toRun(id, run)} />
        )}
        {(trail.length > 0 || next) && <Turn onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : null} onNext={next ? () => setTrail([...trail, next]) : null} />}
      </Section>
      {shown ? <Why run={shown} /> : chosen && <OtherRun key={chosen} id={chosen} />}
    </>
  );
}

/** One that is on another page of the runs. */
function OtherRun({ id }: { id: string }) {
  const text = useTexts();
  const { data, error, isPending, refetch } = useRun(id);
  if (isPending) return <SkeletonLines lines={4} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data.pricingStrategyRun ? <Why run={data.pricingStrategyRun} /> : <p className="pricing-note">{text(words.runGone)}</p>;
}

function Why({ run }: { run: Run }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <Section title={filled(text(words.whyOf), { time: format.dateTime(run.plannedAt) })}>
      <Decisions key={run.id} run={run} />
    </Section>
  );
}

function RunTable({ runs, chosen, onChoose }: { runs: readonly Run[]; chosen: string | null; onChoose(run: string | null): void }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <Table aria-label={text(words.runs)}>
      <thead>
        <tr>
          <Th>{text(words.when)}</Th>
          <Th>{text(words.came)}</Th>
          <Th className="pricing-number">{text(words.average)}</Th>
          <Th>{text(words.why)}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Td>
              <span className="pricing-price">{format.dateTime(run.plannedAt)}</span>
              <p className="pricing-note">
                {text(causeNames[run.cause])}
                {run.by && `: ${run.by}`}
              </p>
            </Td>
            <Td>
              <p className="pricing-badges">
                <Badge tone={tone(run)}>{text(run.outcome ? outcomeNames[run.outcome] : words.running)}</Badge>
                {run.changeSetId && (
                  <Link to="/changes/$id" params={{ id: run.changeSetId }} className="pricing-link">
                    {filled(text(words.changeSet), { n: run.changeSetId })}
                  </Link>
                )}
              </p>
              <p className="pricing-note">
                {filled(text(words.ofPrices), { changed: format.number(run.changed), prices: format.number(run.prices), held: format.number(run.held) })}
              </p>
              {run.reason && <p className="pricing-note">{run.reason}</p>}
            </Td>
            <Td className="pricing-number">{run.averageStep === null ? '–' : `${format.decimal(run.averageStep)} %`}</Td>
            <Td>
              <Button size="sm" aria-pressed={chosen === run.id} onClick={() => onChoose(chosen === run.id ? null : run.id)}>
                {text(words.why)}
              </Button>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function tone({ outcome }: Run) {
  if (outcome === 'CONFIRMED') return 'good';
  if (outcome === 'PROPOSED') return 'accent';
  return outcome === 'STOPPED' || outcome === 'FAILED' ? 'bad' : 'neutral';
}

const kinds = [
  { kind: null, label: words.all },
  { kind: 'CHANGED', label: words.changes },
  { kind: 'HELD', label: words.held },
] as const;

function Decisions({ run }: { run: Run }) {
  const text = useTexts();
  const [kind, setKind] = useState<Decision['kind'] | null>(null);
  const [trail, setTrail] = useState<string[]>([]);
  const { data, error, isPending, refetch } = useDecisions(run.id, kind, trail.at(-1) ?? null);
  const page = data?.pricingStrategyDecisions;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <>
      <div className="pricing-choice" role="group" aria-label={text(words.why)}>
        {kinds.map(({ kind: one, label }) => (
          <Button
            key={one ?? 'all'}
            size="sm"
            aria-pressed={kind === one}
            look={kind === one ? 'chosen' : 'plain'}
            onClick={() => {
              setKind(one);
              setTrail([]);
            }}
          >
            {text(label)}
          </Button>
        ))}
      </div>
      {page ? (
        page.items.length === 0 ? (
          <p className="pricing-note">{text(words.nothing)}</p>
        ) : (
          <DecisionTable decisions={page.items} />
        )
      ) : isPending ? (
        <SkeletonLines lines={4} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {(trail.length > 0 || next) && <Turn onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : null} onNext={next ? () => setTrail([...trail, next]) : null} />}
    </>
  );
}

export function DecisionTable({ decisions }: { decisions: readonly Decision[] }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <Table aria-label={text(words.why)}>
      <thead>
        <tr>
          <Th>{text(words.product)}</Th>
          <Th className="pricing-number">{text(words.paid)}</Th>
          <Th>{text(words.why)}</Th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <tr key={`${decision.nmId} ${decision.label}`}>
            <Td>
              <GoodLink good={{ nmId: decision.nmId, vendorCode: decision.label }} />
              <p className="pricing-badges">
                {decision.guards.map((guard) => (
                  <Badge key={guard} tone={decision.kind === 'HELD' ? 'warn' : 'neutral'}>
                    {text(guardNames[guard])}
                  </Badge>
                ))}
              </p>
            </Td>
            <Td className="pricing-number">
              {decision.after ? (
                <>
                  <s className="pricing-was">
                    <Amount money={decision.before.paid} />
                  </s>
                  <span className="pricing-now">
                    <Amount money={decision.after.paid} />
                  </span>
                  {decision.step !== null && <p className="pricing-note">{`${format.decimal(decision.step)} %`}</p>}
                </>
              ) : (
                <Amount money={decision.before.paid} />
              )}
            </Td>
            <Td>
              <ol className="strategy-why">
                {decision.why.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
