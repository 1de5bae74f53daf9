import { useState } from 'react';
import { Badge, Button, Dialog, DialogActions, Empty, ErrorState, InlineError, Notice, PageHead, Panel, Section, Select, SkeletonLines, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';
import { useAct, useStrategy } from './strategies-api.ts';
import { Standing } from './strategy-bits.tsx';
import { StrategyForm } from './strategy-form.tsx';
import { StrategyRuns } from './strategy-runs.tsx';
import { guardNames, modeHints, modeNames, words } from './strategy-texts.ts';
import { filled } from './texts.ts';
import type { Mode, Strategy, Tally } from './strategy-types.ts';

interface StrategyPartProps {
  id: string;
  /** One of its runs that is looked at. */
  run: string | null;
  onBack(): void;
  onOpen(id: string): void;
}

/** One strategy: how it stands, what it would do, what it did. */
export function StrategyPart({ id, run, onBack, onOpen }: StrategyPartProps) {
  const text = useTexts();
  const format = useFormat();
  const costs = useCan('wb-pricing:costs');
  const mayEdit = useCan('wb-pricing:strategies');
  const [editing, setEditing] = useState(false);
  const { data, error, isPending, refetch } = useStrategy(id, costs);
  const strategy = data?.pricingStrategy;
  const back = <Button onClick={onBack}>{text(words.back)}</Button>;
  if (isPending) return <SkeletonLines lines={8} />;
  if (!strategy) return data ? <Empty title={text(words.gone)}>{back}</Empty> : <ErrorState error={error} onRetry={() => void refetch()} />;
  if (editing) {
    return (
      <>
        <PageHead title={strategy.name} />
        <StrategyForm strategy={strategy} onClose={() => setEditing(false)} />
      </>
    );
  }
  return (
    <>
      <PageHead title={strategy.name}>{back}</PageHead>
      <p className="pricing-badges">
        <Standing state={strategy.state} mode={strategy.mode} />
        <span className="pricing-note">{filled(text(words.by), { who: strategy.editedBy, time: format.dateTime(strategy.editedAt) })}</span>
      </p>
      {strategy.stop && <Notice title={strategy.stop.text} />}
      {mayEdit && <Acts strategy={strategy} onEdit={() => setEditing(true)} onBack={onBack} onOpen={onOpen} />}
      <Section title={text(words.simulation)} note={strategy.simulation && !strategy.simulated ? text(words.outdated) : undefined}>
        {strategy.simulation ? <SimulationPanel simulation={strategy.simulation} /> : <p className="pricing-note">{text(words.notSimulated)}</p>}
      </Section>
      <StrategyRuns id={id} chosen={run} />
    </>
  );
}

/** What went wrong is shown by the act itself. */
const done = (sent: Promise<void>) => void sent.catch(() => undefined);

function Acts({ strategy, onEdit, onBack, onOpen }: { strategy: Strategy; onEdit(): void; onBack(): void; onOpen(id: string): void }) {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [removing, setRemoving] = useState(false);
  const [simulate, setMode, pause, resume, runNow, duplicate, remove] = [
    useAct('pricingStrategySimulate'),
    useAct('pricingStrategySetMode'),
    useAct('pricingStrategyPause'),
    useAct('pricingStrategyResume'),
    useAct('pricingStrategyRunNow'),
    useAct('pricingStrategyDuplicate'),
    useAct('pricingStrategyDelete'),
  ];
  const { id, version, mode, state } = strategy;
  const act = async (sent: ReturnType<ReturnType<typeof useAct>['send']>, then?: (made: string | null) => void) => {
    setErrors([]);
    const answer = await sent;
    if (answer.errors.length > 0) setErrors(answer.errors);
    else then?.(answer.strategy?.id ?? null);
  };
  const failed = [simulate, setMode, pause, resume, runNow, duplicate, remove].find(({ error }) => error)?.error;
  const free = mode === 'DRY_RUN' || mayWrite;
  return (
    <>
      <div className="strategy-acts">
        <Button look={strategy.simulated ? 'plain' : 'primary'} busy={simulate.isPending} onClick={() => done(act(simulate.send({ id })))}>
          {text(words.simulate)}
        </Button>
        <label className="strategy-mode">
          <span className="pricing-note">{text(words.mode)}</span>
          <Select
            value={mode}
            aria-describedby="strategy-mode-hint"
            onChange={(event) => done(act(setMode.send({ id, version, mode: event.target.value as Mode })))}
          >
            {Object.entries(modeNames).map(([name, label]) => (
              <option key={name} value={name} disabled={name !== 'DRY_RUN' && !mayWrite}>
                {text(label)}
              </option>
            ))}
          </Select>
        </label>
        {state === 'ACTIVE' ? (
          <>
            {free && (
              <Button busy={runNow.isPending} onClick={() => done(act(runNow.send({ id, idempotencyKey: crypto.randomUUID() })))}>
                {text(words.runNow)}
              </Button>
            )}
            <Button busy={pause.isPending} onClick={() => done(act(pause.send({ id, version })))}>
              {text(words.pause)}
            </Button>
          </>
        ) : (
          free && (
            <Button look="primary" busy={resume.isPending} onClick={() => done(act(resume.send({ id, version })))}>
              {text(words.resume)}
            </Button>
          )
        )}
        <Button onClick={onEdit}>{text(words.edit)}</Button>
        <Button busy={duplicate.isPending} onClick={() => done(act(duplicate.send({ id }), (made) => made && onOpen(made)))}>
          {text(words.duplicate)}
        </Button>
        <Button onClick={() => setRemoving(true)}>{text(words.remove)}</Button>
      </div>
      <p id="strategy-mode-hint" className="pricing-note">
        {text(modeHints[mode])}
      </p>
      <p role="alert" className="pricing-bad">
        {errors[0]?.message}
      </p>
      {failed && <InlineError error={failed} />}
      {removing && (
        <Dialog open onClose={() => setRemoving(false)} title={filled(text(words.removeTitle), { name: strategy.name })} description={text(words.removeHint)}>
          <DialogActions>
            <Button onClick={() => setRemoving(false)}>{text(words.cancel)}</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => done(act(remove.send({ id, version }), onBack).finally(() => setRemoving(false)))}>
              {text(words.remove)}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

function SimulationPanel({ simulation: { at, now, replay, limits } }: { simulation: NonNullable<Strategy['simulation']> }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <Panel className="strategy-panel">
      <p className="pricing-note">{format.dateTime(at)}</p>
      <Numbers title={text(words.next)} tally={now} />
      {replay && (
        <Numbers
          title={filled(text(words.past), { runs: format.number(replay.runs), changes: format.number(replay.changes) })}
          tally={replay.outcome}
        />
      )}
      <ul className="pricing-note strategy-limits">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Panel>
  );
}

function Numbers({ title, tally }: { title: string; tally: Tally }) {
  const text = useTexts();
  const format = useFormat();
  const margins = tally.marginBefore != null && tally.marginAfter != null ? [tally.marginBefore, tally.marginAfter] : null;
  return (
    <div className="strategy-numbers">
      <h3>{title}</h3>
      <dl>
        <Figure name={text(words.prices)}>{format.number(tally.prices)}</Figure>
        <Figure name={text(words.changes)}>{format.number(tally.changed)}</Figure>
        <Figure name={text(words.held)}>{format.number(tally.held)}</Figure>
        <Figure name={text(words.average)}>{tally.averageStep === null ? '–' : `${format.decimal(tally.averageStep)} %`}</Figure>
        {margins && <Figure name={text(words.margin)}>{margins.map((margin) => `${format.decimal(margin)} %`).join(' → ')}</Figure>}
      </dl>
      {tally.byGuard.length > 0 && (
        <p className="pricing-badges">
          <span className="pricing-note">{text(words.byGuard)}:</span>
          {tally.byGuard.map(({ guard, held, bent }) => (
            <Badge key={guard}>
              {text(guardNames[guard])}: {filled(text(words.heldBent), { held: format.number(held), bent: format.number(bent) })}
            </Badge>
          ))}
        </p>
      )}
    </div>
  );
}

function Figure({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="pricing-note">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
