import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge, Button, Empty, ErrorState, FreshnessBadge, InlineError, Page, PageHead, Panel, SkeletonLines, Table, Td, Th, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { ChooseShop } from './choose-shop.tsx';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { PluginLink } from './plugin-link.tsx';
import { RaisePrices, TellCosts } from './problem-remedies.tsx';
import { useProblemGoods, useProblems, type Problem, type ProblemGood } from './problems-api.ts';
import { filled, texts } from './texts.ts';
import { problemHints, problemNames, trouble } from './trouble-texts.ts';

const most = 50;

/** What is wrong with the shop's prices, the dearest first, each with what helps. */
export function ProblemsPage() {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Problems key={shopId} />;
}

function Problems() {
  const text = useTexts();
  const format = useFormat();
  const { data, error, isPending, refetch, dataUpdatedAt } = useProblems();
  const found = data?.pricingProblems;
  const floors = found && (found.floorsAt ? filled(text(trouble.floorsAt), { time: format.dateTime(found.floorsAt) }) : text(trouble.floorsNever));
  return (
    <Page>
      <PageHead title={text(trouble.problems)} note={floors}>
        {found && <FreshnessBadge freshness={found.freshness} receivedAt={dataUpdatedAt} />}
      </PageHead>
      {found ? (
        found.problems.length === 0 ? (
          <Empty title={text(trouble.none)}>
            <p>{text(trouble.noneHint)}</p>
          </Empty>
        ) : (
          <ul className="pricing-problems">
            {found.problems.map((problem) => (
              <li key={problem.kind}>
                <ProblemPart problem={problem} />
              </li>
            ))}
          </ul>
        )
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

/** The sum of what is lost, by currency. */
export function AtRisk({ problem }: { problem: Problem }) {
  const format = useFormat();
  const text = useTexts();
  if (problem.atRisk.length === 0) return <span className="pricing-none">{text(trouble.unknownMoney)}</span>;
  return <span className="pricing-price">{problem.atRisk.map(({ amount, currencyCode }) => format.money(amount, currencyCode)).join(' + ')}</span>;
}

function ProblemPart({ problem }: { problem: Problem }) {
  const text = useTexts();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Panel className="pricing-problem">
      <div className="pricing-problem-head">
        <h2 className="pricing-problem-name">
          {text(problemNames[problem.kind])} <Badge tone={problem.atRisk.length > 0 ? 'bad' : 'warn'}>{format.number(problem.count)}</Badge>
        </h2>
        <p className="pricing-problem-money">
          <AtRisk problem={problem} />
          {problem.atRisk.length > 0 && <span className="pricing-note"> {text(trouble.perPiece)}</span>}
        </p>
      </div>
      <p className="pricing-note">{text(problemHints[problem.kind])}</p>
      <div className="pricing-tools">
        <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text(open ? trouble.hide : trouble.show)}
        </Button>
        {problem.path && <PluginLink path={problem.path}>{text(trouble.open)}</PluginLink>}
      </div>
      {open && <Goods problem={problem} />}
    </Panel>
  );
}

function Goods({ problem }: { problem: Problem }) {
  const text = useTexts();
  const format = useFormat();
  const { data, error, isPending } = useProblemGoods(problem.kind, most, null);
  if (isPending) return <SkeletonLines lines={5} />;
  if (!data) return <InlineError error={error} />;
  const { items, pageInfo } = data.pricingProblemGoods;
  return (
    <>
      {problem.remedy === 'TELL_COSTS' ? <TellCosts goods={items} /> : <GoodsTable goods={items} kind={problem.kind} />}
      {problem.remedy === 'RAISE_PRICES' && <RaisePrices goods={items} />}
      {pageInfo.hasNextPage && <p className="pricing-note">{filled(text(trouble.first), { n: format.number(items.length), all: format.number(problem.count) })}</p>}
    </>
  );
}

function GoodsTable({ goods, kind }: { goods: readonly ProblemGood[]; kind: Problem['kind'] }) {
  const text = useTexts();
  const has = {
    floor: goods.some(({ floor }) => floor !== null),
    suggested: goods.some(({ suggestedPrice }) => suggestedPrice !== null),
    promotion: goods.some(({ promotion }) => promotion !== null),
    set: goods.some(({ changeSetId }) => changeSetId !== null),
  };
  return (
    <Table aria-label={text(problemNames[kind])}>
      <thead>
        <tr>
          <Th>{text(texts.product)}</Th>
          {has.promotion && <Th>{text(trouble.promotion)}</Th>}
          <Th className="pricing-number">{text(trouble.paid)}</Th>
          {has.floor && <Th className="pricing-number">{text(trouble.floor)}</Th>}
          <Th className="pricing-number">{text(trouble.atRisk)}</Th>
          {has.suggested && <Th className="pricing-number">{text(trouble.newPrice)}</Th>}
          {has.set && <Th>{text(trouble.changeSet)}</Th>}
        </tr>
      </thead>
      <tbody>
        {goods.map((good) => (
          <tr key={`${good.nmId} ${good.promotion ?? ''} ${good.changeSetId ?? ''}`}>
            <Td>
              <GoodLink good={good} />
            </Td>
            {has.promotion && <Td>{good.promotion}</Td>}
            <Td className="pricing-number">
              <Amount money={good.discountedPrice} />
            </Td>
            {has.floor && (
              <Td className="pricing-number">
                <Amount money={good.floor} />
              </Td>
            )}
            <Td className="pricing-number pricing-now">
              <Amount money={good.atRisk} />
            </Td>
            {has.suggested && (
              <Td className="pricing-number">
                <Amount money={good.suggestedPrice === null || !good.floor ? null : { ...good.floor, amount: String(good.suggestedPrice) }} />
              </Td>
            )}
            {has.set && (
              <Td>
                {good.changeSetId && (
                  <Link to="/changes/$id" params={{ id: good.changeSetId }} className="pricing-link">
                    {text(trouble.open)}
                  </Link>
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
