import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Empty, ErrorState, Field, FreshnessBadge, InlineError, Input, Page, PageHead, SkeletonLines, Table, Td, Th, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { pageSize, useSetPrices } from './api.ts';
import { ChooseShop } from './choose-shop.tsx';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { useReadQuarantine } from './entry-api.ts';
import { useQuarantine, type HeldGood } from './quarantine-api.ts';
import { ReadNow } from './read-now.tsx';
import { filled, texts } from './texts.ts';
import { trouble } from './trouble-texts.ts';
import { useDraft } from './use-draft.ts';
import { fault, paid, whole } from './use-edits.ts';
import { useSettled } from './use-settled.ts';
import { Pages } from './pages.tsx';

/** What Wildberries holds back, with the way out of it: another price, or the cabinet. */
export function QuarantinePage() {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Quarantine key={shopId} />;
}

function Quarantine() {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed.trim());
  const [trail, setTrail] = useState<string[]>([]);
  const [chosen, setChosen] = useState<HeldGood | null>(null);
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuarantine(sought, pageSize, trail.at(-1) ?? null);
  const page = data?.pricingQuarantine;
  const reading = useReadQuarantine();
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <Page>
      <PageHead title={text(trouble.quarantine)}>
        {page && (
          <>
            <a href={page.cabinetUrl} target="_blank" rel="noreferrer" className="pricing-link">
              {text(trouble.release)} ↗
            </a>
            <ReadNow reading={page.reading} read={async () => (await reading.mutateAsync({})).pricingQuarantineRead} error={reading.error} refetch={refetch} />
            <FreshnessBadge freshness={page.freshness} receivedAt={dataUpdatedAt} />
          </>
        )}
      </PageHead>
      <div className="pricing-tools">
        <Input
          type="search"
          aria-label={text(texts.find)}
          placeholder={text(texts.find)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setTrail([]);
          }}
        />
      </div>
      {page ? (
        page.items.length === 0 ? (
          <Empty title={text(sought ? texts.notFound : trouble.noHeld)}>{!sought && <p>{text(trouble.noHeldHint)}</p>}</Empty>
        ) : (
          <HeldTable goods={page.items} onAnother={mayWrite ? setChosen : null} />
        )
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      <Pages trail={trail} next={next} onTrail={setTrail} />
      {chosen && <AnotherPrice good={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

function HeldTable({ goods, onAnother }: { goods: readonly HeldGood[]; onAnother: ((good: HeldGood) => void) | null }) {
  const text = useTexts();
  return (
    <Table aria-label={text(trouble.quarantine)}>
      <thead>
        <tr>
          <Th>{text(texts.product)}</Th>
          <Th className="pricing-number">{text(trouble.soldAt)}</Th>
          <Th className="pricing-number">{text(trouble.held)}</Th>
          <Th className="pricing-number">{text(trouble.drop)}</Th>
          <Th>{text(trouble.why)}</Th>
        </tr>
      </thead>
      <tbody>
        {goods.map((good) => (
          <tr key={good.nmId}>
            <Td>
              <GoodLink good={good} />
              {good.title && <p className="pricing-note">{good.title}</p>}
              {onAnother && (
                <Button size="sm" onClick={() => onAnother(good)}>
                  {text(trouble.another)}
                </Button>
              )}
            </Td>
            <Td className="pricing-number">
              <Amount money={good.discountedPrice} />
            </Td>
            <Td className="pricing-number">
              <Amount money={good.heldDiscountedPrice} />
            </Td>
            <Td className="pricing-number pricing-now">
              <Amount money={good.drop} />
            </Td>
            <Td>
              <p className="pricing-why">{good.why}</p>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Drafts a change set with another price; nothing is sent before somebody confirms it. */
function AnotherPrice({ good, onClose }: { good: HeldGood; onClose(): void }) {
  const text = useTexts();
  const format = useFormat();
  const { mutateAsync, isPending, error } = useSetPrices();
  const { draft, refused } = useDraft();
  const [price, setPrice] = useState(good.leastAccepted === null ? '' : String(good.leastAccepted));
  const [discount, setDiscount] = useState(String(good.heldDiscount));
  const wrong = { price: fault('price', price), discount: fault('discount', discount) };
  const [before, off] = [whole(price), whole(discount)];
  const pays = wrong.price || wrong.discount || before === null || off === null ? null : paid(before, off) / 100;
  const heldToo = pays !== null && pays * 3 <= Number(good.discountedPrice.amount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pays === null) return;
    const rows = [{ nmId: good.nmId, price: before, discount: off }];
    void draft({ rows }, async (input) => (await mutateAsync({ input })).pricingSet).catch(() => undefined);
  };
  const money = (amount: number) => format.money(amount.toFixed(2), good.price.currencyCode);
  return (
    <Dialog open onClose={onClose} title={filled(text(trouble.anotherFor), { name: good.vendorCode ?? good.nmId })} description={good.why}>
      <form className="pricing-form" onSubmit={submit}>
        <Field
          label={text(texts.before)}
          hint={good.leastAccepted === null ? undefined : filled(text(trouble.leastHint), { price: money(good.leastAccepted) })}
          error={wrong.price ? text(texts[wrong.price]) : undefined}
        >
          {(control) => <Input {...control} inputMode="numeric" autoComplete="off" value={price} onChange={(event) => setPrice(event.target.value)} />}
        </Field>
        <Field label={text(texts.discount)} error={wrong.discount ? text(texts[wrong.discount]) : undefined}>
          {(control) => <Input {...control} inputMode="numeric" autoComplete="off" value={discount} onChange={(event) => setDiscount(event.target.value)} />}
        </Field>
        <p role="status">
          {pays !== null && filled(text(trouble.pays), { price: money(pays) })}
          {heldToo && <span className="pricing-bad"> {text(trouble.heldShort)}</span>}
        </p>
        {refused && (
          <p role="alert" className="pricing-bad">
            {refused}
          </p>
        )}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending} aria-disabled={pays === null}>
            {text(texts.review)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
