import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Empty, ErrorState, Forbidden, Page, PageHead, SkeletonLines, Table, Td, Th, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { ChooseShop } from './choose-shop.tsx';
import { useStrategies } from './strategies-api.ts';
import { at, useStrategyAddress } from './strategy-address.ts';
import { Standing, Turn } from './strategy-bits.tsx';
import { StrategyForm } from './strategy-form.tsx';
import { StrategyPart } from './strategy-part.tsx';
import { dayNames, eventNames, formulaNames, outcomeNames, triggerNames, words } from './strategy-texts.ts';
import { filled, operationNames } from './texts.ts';
import './strategies.css';
import type { Listed } from './strategy-types.ts';

/** Prices that change by themselves, as far as people let them. @param rest of the address: empty for the list, `new`, `7`, or `7/runs/9` */
export function StrategiesPage({ rest = '' }: { rest?: string }) {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Strategies key={shopId} rest={rest} />;
}

function Strategies({ rest }: { rest: string }) {
  const text = useTexts();
  const mayEdit = useCan('wb-pricing:strategies');
  const { toList, toNew, toOne } = useStrategyAddress();
  const [id, , run] = rest.split('/');
  if (id && id !== 'new') {
    return (
      <Page>
        <StrategyPart key={id} id={id} run={run ?? null} onBack={toList} onOpen={toOne} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHead title={text(id ? words.add : words.strategies)}>
        {!id && mayEdit && (
          <Button look="primary" onClick={toNew}>
            {text(words.add)}
          </Button>
        )}
      </PageHead>
      {!id && <List />}
      {id && (mayEdit ? <StrategyForm strategy={null} onClose={(made) => (made === null ? toList() : toOne(made))} /> : <Forbidden />)}
    </Page>
  );
}

function List() {
  const text = useTexts();
  const [trail, setTrail] = useState<string[]>([]);
  const { data, error, isPending, refetch } = useStrategies(trail.at(-1) ?? null);
  const page = data?.pricingStrategies;
  if (isPending) return <SkeletonLines lines={6} />;
  if (!page) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (page.items.length === 0 && trail.length === 0) {
    return (
      <Empty title={text(words.none)}>
        <p>{text(words.noneHint)}</p>
      </Empty>
    );
  }
  const next = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <>
      <Table aria-label={text(words.strategies)}>
        <thead>
          <tr>
            <Th>{text(words.strategy)}</Th>
            <Th>{text(words.does)}</Th>
            <Th>{text(words.lastRun)}</Th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((strategy) => (
            <tr key={strategy.id}>
              <Td>
                <Link to="/p/$plugin/$" params={at(strategy.id)} className="pricing-link pricing-name">
                  {strategy.name}
                </Link>
                <p className="pricing-badges">
                  <Standing state={strategy.state} mode={strategy.mode} />
                </p>
                {strategy.stop && <p className="pricing-why">{strategy.stop.text}</p>}
              </Td>
              <Td>
                <div className="strategy-cell">
                  <Summary strategy={strategy} />
                </div>
              </Td>
              <Td>
                <div className="strategy-cell">
                  <LastRun strategy={strategy} />
                </div>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {(trail.length > 0 || next) && <Turn onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : null} onNext={next ? () => setTrail([...trail, next]) : null} />}
    </>
  );
}

function Summary({ strategy: { definition } }: { strategy: Listed }) {
  const text = useTexts();
  const format = useFormat();
  const { formula, trigger } = definition;
  const name = text(formula.kind === 'RULE' && formula.operation ? operationNames[formula.operation] : formulaNames[formula.kind]);
  const when = {
    DAILY: () => trigger.at ?? '',
    WEEKLY: () => `${trigger.at ?? ''} ${trigger.days?.map((day) => text(dayNames[day])).join(', ') ?? ''}`,
    EVENTS: () => trigger.events?.map((event) => text(eventNames[event])).join(', ') ?? '',
  }[trigger.kind]();
  return (
    <>
      <p>
        {name}
        {formula.value !== null && `: ${format.decimal(formula.value)}`}
      </p>
      <p className="pricing-note">
        {text(triggerNames[trigger.kind])}: {when}
      </p>
    </>
  );
}

function LastRun({ strategy: { lastRun } }: { strategy: Listed }) {
  const text = useTexts();
  const format = useFormat();
  if (!lastRun) return <span className="pricing-none">{text(words.never)}</span>;
  return (
    <>
      <p>{text(lastRun.outcome ? outcomeNames[lastRun.outcome] : words.running)}</p>
      <p className="pricing-note">
        {format.dateTime(lastRun.plannedAt)} ·{' '}
        {filled(text(words.ofPrices), { changed: format.number(lastRun.changed), prices: format.number(lastRun.prices), held: format.number(lastRun.held) })}
      </p>
    </>
  );
}
