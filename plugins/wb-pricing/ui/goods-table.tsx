import { Input, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import type { Good, ListedGood, Period } from './api.ts';
import { ChooseOne, ChoosePage } from './choice.tsx';
import { entry } from './entry-texts.ts';
import { Discount, Photo, Price, ProductLink } from './parts.tsx';
import { filled, texts } from './texts.ts';
import { fault, onePrice, paid, whole, type Edits } from './use-edits.ts';

export interface GoodsTableProps {
  goods: readonly ListedGood[];
  /** Null for whoever may only look. */
  edits: Edits | null;
  selected: ReadonlySet<string>;
  /** What goods cost at another time, by article; null while nobody asks. */
  then: ReadonlyMap<string, Period> | null;
  onSelect(selected: ReadonlySet<string>): void;
}

export function GoodsTable({ goods, edits, selected, then, onSelect }: GoodsTableProps) {
  const text = useTexts();
  return (
    <Table aria-label={text(texts.prices)}>
      <thead>
        <tr>
          {edits && (
            <Th>
              <ChoosePage goods={goods} selected={selected} onSelect={onSelect} />
            </Th>
          )}
          <Th>{text(texts.product)}</Th>
          <Th className="pricing-number">{text(texts.before)}</Th>
          <Th className="pricing-number">{text(texts.discount)}</Th>
          <Th className="pricing-number">{text(texts.now)}</Th>
          {then && <Th className="pricing-number">{text(entry.paidBack)}</Th>}
          <Th className="pricing-number">{text(texts.club)}</Th>
        </tr>
      </thead>
      <tbody>
        {goods.map((good) => (
          <tr key={good.nmId} data-edited={edits?.of(good.nmId) ? '' : undefined}>
            {edits && (
              <Td>
                <ChooseOne good={good} selected={selected} onSelect={onSelect} />
              </Td>
            )}
            <Td>
              <div className="pricing-good">
                <Photo key={good.card?.photo} address={good.card?.photo ?? null} />
                <div>
                  <ProductLink good={good} />
                  <p className="pricing-article">{good.nmId}</p>
                  {good.card?.title && <p className="pricing-note pricing-title">{good.card.title}</p>}
                </div>
              </div>
            </Td>
            <Td className="pricing-number">
              {edits && onePrice(good) !== null ? <Cell good={good} cell="price" edits={edits} /> : <Price good={good} kind="price" />}
            </Td>
            <Td className="pricing-number">
              {edits && good.sizes.length > 0 ? <Cell good={good} cell="discount" edits={edits} /> : <Discount percent={good.discount} />}
            </Td>
            <Td className="pricing-number pricing-now">
              <Paid good={good} edits={edits} />
            </Td>
            {then && (
              <Td className="pricing-number">
                <Then period={then.get(good.nmId)} />
              </Td>
            )}
            <Td className="pricing-number">
              <Price good={good} kind="clubDiscountedPrice" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A cell that is typed into. Up and down go through the column, as in a spreadsheet; Escape takes back. */
function Cell({ good, cell, edits }: { good: Good; cell: 'price' | 'discount'; edits: Edits }) {
  const text = useTexts();
  const before = cell === 'price' ? (onePrice(good) ?? '') : String(good.discount);
  const typed = edits.of(good.nmId)?.[cell] ?? null;
  const wrong = fault(cell, typed);
  return (
    <Input
      className="pricing-cell"
      inputMode="numeric"
      autoComplete="off"
      data-cell={cell}
      aria-label={filled(text(cell === 'price' ? texts.priceOf : texts.discountOf), { name: good.vendorCode ?? good.nmId })}
      aria-invalid={wrong ? true : undefined}
      title={wrong ? text(texts[wrong]) : undefined}
      value={typed ?? before}
      onFocus={(event) => event.target.select()}
      onChange={(event) => edits.type(good, cell, event.target.value)}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step !== 0) {
          event.preventDefault();
          const column = event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>(`[data-cell="${cell}"]`) ?? [];
          const cells = [...column];
          cells[cells.indexOf(event.currentTarget) + step]?.focus();
        } else if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          edits.type(good, cell, before);
        }
      }}
    />
  );
}

/** What a buyer paid then. */
function Then({ period }: { period: Period | undefined }) {
  const text = useTexts();
  return period ? <Price good={period.good} kind="discountedPrice" /> : <span className="pricing-note">{text(entry.notKnown)}</span>;
}

/** What a buyer pays, and where it was changed, what he paid. */
function Paid({ good, edits }: { good: Good; edits: Edits | null }) {
  const format = useFormat();
  const edit = edits?.of(good.nmId);
  const price = edit?.price == null ? Number(onePrice(good)) : whole(edit.price);
  const discount = edit?.discount == null ? good.discount : whole(edit.discount);
  const currency = good.sizes[0]?.price.currencyCode;
  if (!edit || !price || !currency || discount === null || fault('price', edit.price) || fault('discount', edit.discount)) {
    return <Price good={good} kind="discountedPrice" />;
  }
  return (
    <>
      <s className="pricing-was">
        <Price good={good} kind="discountedPrice" />
      </s>
      <span className="pricing-price">{format.money((paid(price, discount) / 100).toFixed(2), currency)}</span>
    </>
  );
}
