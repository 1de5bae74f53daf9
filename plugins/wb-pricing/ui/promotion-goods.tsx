import { useState } from 'react';
import { Badge, Button, Checkbox, Empty, ErrorState, InlineError, SkeletonLines, Table, Td, Th, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import { pageSize } from './api.ts';
import { ChooseOne, ChoosePage } from './choice.tsx';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { useJoin, usePromotionDetails, usePromotionGoods, type Effect, type Promotion, type PromotionGood } from './promotions-api.ts';
import { filled, texts } from './texts.ts';
import { trouble } from './trouble-texts.ts';
import { useDraft } from './use-draft.ts';

/** One promotion: what Wildberries says of it, and the shop's goods. */
export function PromotionPart({ promotion }: { promotion: Promotion }) {
  const text = useTexts();
  const format = useFormat();
  const [takingPart, setTakingPart] = useState(promotion.takingPart > 0 && promotion.offered === 0);
  return (
    <>
      <p className="pricing-badges">
        <Badge tone={promotion.running ? 'good' : 'neutral'}>{text(promotion.running ? trouble.running : trouble.coming)}</Badge>
        {promotion.auto && <Badge>{text(trouble.auto)}</Badge>}
        <span className="pricing-price">
          {format.day(promotion.starts)} – {format.day(promotion.ends)}
        </span>
      </p>
      <Details id={promotion.id} />
      {promotion.auto ? (
        <p className="pricing-note">{text(trouble.autoHint)}</p>
      ) : (
        <>
          <div className="pricing-choice" role="group" aria-label={text(trouble.promotions)}>
            <Button aria-pressed={!takingPart} look={takingPart ? 'quiet' : 'primary'} onClick={() => setTakingPart(false)}>
              {text(trouble.could)} {format.number(promotion.offered)}
            </Button>
            <Button aria-pressed={takingPart} look={takingPart ? 'primary' : 'quiet'} onClick={() => setTakingPart(true)}>
              {text(trouble.takingPart)} {format.number(promotion.takingPart)}
            </Button>
          </div>
          <Goods key={String(takingPart)} promotion={promotion} takingPart={takingPart} />
        </>
      )}
    </>
  );
}

/** Wildberries' own words come in Russian. What cannot be had is left out: the goods matter more. */
function Details({ id }: { id: string }) {
  const text = useTexts();
  const format = useFormat();
  const { data, isPending } = usePromotionDetails(id);
  const details = data?.pricingPromotionDetails.details;
  if (isPending) return <SkeletonLines lines={2} />;
  if (!details) return null;
  return (
    <div className="pricing-details">
      <p lang="ru">{details.description}</p>
      {details.boosts.length > 0 && (
        <ul className="pricing-note">
          {details.boosts.map(({ condition, participationPercent, boostPercent }) => (
            <li key={condition}>
              {filled(text(trouble.boost), { part: format.percent(participationPercent / 100), boost: format.percent(boostPercent / 100) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Goods({ promotion, takingPart }: { promotion: Promotion; takingPart: boolean }) {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const costs = useCan('wb-pricing:costs');
  const [trail, setTrail] = useState<string[]>([]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { data, error, isPending, refetch } = usePromotionGoods({ id: promotion.id, takingPart, first: pageSize, after: trail.at(-1) ?? null, costs });
  const page = data?.pricingPromotionGoods;
  if (isPending) return <SkeletonLines lines={8} />;
  if (!page) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (page.items.length === 0) return <Empty title={text(promotion.goodsReadAt ? trouble.noGoods : trouble.goodsNotRead)} />;
  const next = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const selectable = mayWrite && !takingPart;
  return (
    <>
      <GoodsTable goods={page.items} effects={page.effects ?? null} selected={selectable ? selected : null} onSelect={setSelected} />
      {(trail.length > 0 || next) && (
        <div className="pricing-pages">
          <Button size="sm" aria-disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
            {text(texts.previous)}
          </Button>
          <Button size="sm" aria-disabled={!next} onClick={() => next && setTrail([...trail, next])}>
            {text(texts.next)}
          </Button>
        </div>
      )}
      {selectable && selected.size > 0 && <JoinBar promotion={promotion} nmIds={[...selected]} />}
    </>
  );
}

interface GoodsTableProps {
  goods: readonly PromotionGood[];
  /** Null for whoever may not see margins. */
  effects: readonly Effect[] | null;
  /** Null where none can be chosen. */
  selected: ReadonlySet<string> | null;
  onSelect(selected: ReadonlySet<string>): void;
}

function GoodsTable({ goods, effects, selected, onSelect }: GoodsTableProps) {
  const text = useTexts();
  const byGood = new Map(effects?.map((effect) => [effect.nmId, effect]));
  return (
    <Table aria-label={text(trouble.promotion)}>
      <thead>
        <tr>
          {selected && (
            <Th>
              <ChoosePage goods={goods} selected={selected} onSelect={onSelect} />
            </Th>
          )}
          <Th>{text(texts.product)}</Th>
          <Th className="pricing-number">{text(trouble.now)}</Th>
          <Th className="pricing-number">{text(trouble.plan)}</Th>
          <Th className="pricing-number">{text(trouble.paidThen)}</Th>
          {effects && <Th className="pricing-number">{text(trouble.profit)}</Th>}
        </tr>
      </thead>
      <tbody>
        {goods.map((good) => (
          <tr key={good.nmId}>
            {selected && (
              <Td>
                <ChooseOne good={good} selected={selected} onSelect={onSelect} />
              </Td>
            )}
            <Td>
              <GoodLink good={good} />
            </Td>
            <Td className="pricing-number">
              <Amount money={good.discountedPrice} />
            </Td>
            <Td className="pricing-number">
              <Amount money={good.planPrice} />
            </Td>
            <Td className="pricing-number pricing-now">
              <Amount money={good.discountedPriceThen} />
            </Td>
            {effects && (
              <Td className="pricing-number">
                <Profit effect={byGood.get(good.nmId)} currency={good.planPrice.currencyCode} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What one piece earns in the promotion, and what it earns now. */
function Profit({ effect, currency }: { effect: Effect | undefined; currency: string }) {
  const text = useTexts();
  const format = useFormat();
  if (!effect) return <span className="pricing-none">–</span>;
  const { profitNow, profitThen, atALoss } = effect;
  return (
    <>
      {profitNow !== null && profitThen !== null && <s className="pricing-was">{format.money(profitNow, currency)}</s>}
      {profitThen === null ? !atALoss && <span className="pricing-none">–</span> : <span className="pricing-price">{format.money(profitThen, currency)}</span>}
      {atALoss && (
        <>
          {' '}
          <Badge tone="bad">{text(trouble.loss)}</Badge>
        </>
      )}
    </>
  );
}

/** Drafts a change set that brings goods in; nothing is sent before somebody confirms it. */
function JoinBar({ promotion, nmIds }: { promotion: Promotion; nmIds: readonly string[] }) {
  const text = useTexts();
  const format = useFormat();
  const { mutateAsync, isPending, error } = useJoin();
  const { draft, refused } = useDraft();
  const [now, setNow] = useState(promotion.running);
  const join = () =>
    draft({ promotionId: promotion.id, nmIds, now }, async (input) => (await mutateAsync({ input })).pricingPromotionJoin).catch(() => undefined);
  return (
    <div className="pricing-bar" role="region" aria-label={text(trouble.joining)}>
      <Checkbox checked={now} onChange={(event) => setNow(event.target.checked)}>
        {text(trouble.atOnce)}
      </Checkbox>
      {refused && (
        <p role="alert" className="pricing-bad">
          {refused}
        </p>
      )}
      {error && <InlineError error={error} />}
      <Button look="primary" busy={isPending} onClick={() => void join()}>
        {filled(text(trouble.join), { n: format.number(nmIds.length) })}
      </Button>
    </div>
  );
}
