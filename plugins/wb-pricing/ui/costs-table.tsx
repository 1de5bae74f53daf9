import { useState } from 'react';
import { Badge, Button, Input, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import { cost } from './cost-texts.ts';
import type { Cost, CostedGood } from './costs-api.ts';
import { GoodLink } from './parts-of-goods.tsx';
import { filled, texts } from './texts.ts';
import type { TypedCosts } from './use-costs-typed.ts';

interface CostsTableProps {
  goods: readonly CostedGood[];
  typed: TypedCosts;
  onHistory(good: CostedGood): void;
  onEconomics(good: CostedGood): void;
}

const nameOf = (good: CostedGood) => good.vendorCode || good.nmId;
const currentOf = (good: CostedGood, sizeId: string | null): Cost | undefined => good.costs.find((one) => one.current && one.sizeId === sizeId);

/** Goods with what they cost now, to be typed over; sizes apart where they differ. */
export function CostsTable({ goods, typed, onHistory, onEconomics }: CostsTableProps) {
  const text = useTexts();
  return (
    <Table aria-label={text(cost.costs)}>
      <thead>
        <tr>
          <Th>{text(texts.product)}</Th>
          <Th className="pricing-number">{text(cost.perPiece)}</Th>
          <Th className="pricing-wide">{text(cost.since)}</Th>
          <Th className="pricing-wide">{text(cost.by)}</Th>
          <Th className="pricing-wide">
            <span className="pricing-hidden">{text(cost.dated)}</span>
          </Th>
        </tr>
      </thead>
      {goods.map((good) => (
        <Rows key={good.nmId} good={good} typed={typed} onHistory={() => onHistory(good)} onEconomics={() => onEconomics(good)} />
      ))}
    </Table>
  );
}

function Rows({ good, typed, onHistory, onEconomics }: { good: CostedGood; typed: TypedCosts; onHistory(): void; onEconomics(): void }) {
  const text = useTexts();
  const own = good.costs.some(({ sizeId, current }) => sizeId !== null && current);
  const [open, setOpen] = useState(own);
  const sized = good.sizes.length > 1;
  const acts = (
    <>
      {sized && (
        <Button size="sm" aria-expanded={open} aria-label={filled(text(cost.sizesOf), { name: nameOf(good) })} onClick={() => setOpen(!open)}>
          {text(cost.bySize)}
        </Button>
      )}
      <Button size="sm" aria-label={filled(text(cost.economicsOf), { name: nameOf(good) })} onClick={onEconomics}>
        {text(cost.economics)}
      </Button>
      <Button size="sm" look="quiet" aria-label={filled(text(cost.history), { name: nameOf(good) })} onClick={onHistory}>
        {text(cost.dated)}
      </Button>
    </>
  );
  return (
    <tbody>
      <tr>
        <Td>
          <GoodLink good={good} />
          {good.title && <p className="pricing-note">{good.title}</p>}
          <div className="pricing-acts pricing-narrow">{acts}</div>
        </Td>
        <CostCell good={good} sizeId={null} label={filled(text(cost.costOf), { name: nameOf(good) })} typed={typed} />
        <Told told={currentOf(good, null)} />
        <Td className="pricing-wide">
          <div className="pricing-acts">{acts}</div>
        </Td>
      </tr>
      {sized &&
        open &&
        good.sizes.map(({ sizeId, techSize }) => (
          <tr key={sizeId} className="pricing-size-row">
            <Td>
              <span className="pricing-size">{techSize ?? sizeId}</span>
            </Td>
            <CostCell
              good={good}
              sizeId={sizeId}
              label={filled(text(cost.costOfSize), { name: nameOf(good), size: techSize ?? sizeId })}
              typed={typed}
            />
            <Told told={currentOf(good, sizeId)} />
            <Td className="pricing-wide" />
          </tr>
        ))}
    </tbody>
  );
}

function CostCell({ good, sizeId, label, typed }: { good: CostedGood; sizeId: string | null; label: string; typed: TypedCosts }) {
  const text = useTexts();
  const known = currentOf(good, sizeId);
  const value = typed.of(good.nmId, sizeId);
  const fault = typed.fault(good.nmId, sizeId);
  // Where a size has no cost of its own, that of all sizes counts.
  const inherited = sizeId === null ? undefined : currentOf(good, null)?.amount;
  return (
    <Td className="pricing-number">
      <span className="pricing-cost" data-edited={value === undefined ? undefined : ''}>
        <Input
          className="pricing-cell"
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          aria-invalid={fault === undefined ? undefined : true}
          placeholder={inherited}
          value={value ?? known?.amount ?? ''}
          onChange={(event) => typed.type({ nmId: good.nmId, sizeId, amount: event.target.value }, known?.amount ?? '')}
        />
        {known && known.currency !== 'RUB' && <Badge tone="neutral">{known.currency}</Badge>}
      </span>
      {fault !== undefined && (
        <p role="alert" className="pricing-bad">
          {fault}
        </p>
      )}
      {sizeId === null && !known && value === undefined && good.costs.every(({ current }) => !current) && <p className="pricing-note">{text(cost.unknown)}</p>}
    </Td>
  );
}

function Told({ told }: { told: Cost | undefined }) {
  const format = useFormat();
  return (
    <>
      <Td className="pricing-wide">{told && format.date(told.validFrom)}</Td>
      <Td className="pricing-wide pricing-note">{told?.setBy}</Td>
    </>
  );
}
