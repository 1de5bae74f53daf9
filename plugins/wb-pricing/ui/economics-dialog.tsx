import { useState } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Input, Notice, SkeletonLines, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useGood } from './api.ts';
import { cost, missingNames, taxNames } from './cost-texts.ts';
import { useEconomics, type CostedGood, type Economics } from './costs-api.ts';
import { PluginLink } from './plugin-link.tsx';
import { filled, texts } from './texts.ts';

interface EconomicsDialogProps {
  good: Pick<CostedGood, 'nmId' | 'vendorCode'>;
  onClose(): void;
}

/** What a price of the good leaves, and what each number is made of. */
export function EconomicsDialog({ good, onClose }: EconomicsDialogProps) {
  const text = useTexts();
  const { data, isPending } = useGood(good.nmId);
  const sizes = data?.pricingGood.good?.sizes ?? [];
  const dearest = sizes.toSorted((a, b) => Number(b.discountedPrice.amount) - Number(a.discountedPrice.amount))[0];
  return (
    <Dialog open onClose={onClose} title={filled(text(cost.economicsOf), { name: good.vendorCode || good.nmId })} width="wide">
      {isPending ? <SkeletonLines lines={6} /> : <Asked nmId={good.nmId} paid={dearest?.discountedPrice.amount ?? ''} price={dearest?.price.amount ?? ''} />}
      <DialogActions>
        <Button onClick={onClose}>{text(texts.close)}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** A decimal number as people type it, or null. */
function decimal(typed: string): string | null {
  const bare = typed.replaceAll(/[\s\u{a0}\u{2009}\u{202f}]/gu, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? bare : null;
}

function Asked({ nmId, paid: paidFirst, price: priceFirst }: { nmId: string; paid: string; price: string }) {
  const text = useTexts();
  const [paid, setPaid] = useState(paidFirst);
  const [price, setPrice] = useState(priceFirst);
  const [margin, setMargin] = useState('20');
  const asked = { paid: decimal(paid) ?? '0', price: decimal(price) ?? '0', margin: decimal(margin) ?? '0' };
  const { data, error } = useEconomics(nmId, asked.paid, asked.price, asked.margin);
  const [last, setLast] = useState<Economics | null>(null);
  const fresh = data?.pricingEconomics[0];
  if (fresh && fresh !== last) setLast(fresh);
  const seen = fresh ?? last;
  const fields = [
    { label: cost.paid, value: paid, set: setPaid },
    { label: cost.before, value: price, set: setPrice },
    { label: cost.wanted, value: margin, set: setMargin },
  ];
  return (
    <div className="pricing-form">
      <div className="pricing-three">
        {fields.map(({ label, value, set }) => (
          <Field key={label.en} label={text(label)} error={value.trim() !== '' && decimal(value) === null ? text(texts.notANumber) : undefined}>
            {(control) => <Input {...control} inputMode="decimal" autoComplete="off" value={value} onChange={(event) => set(event.target.value)} />}
          </Field>
        ))}
      </div>
      {error && <InlineError error={error} />}
      {seen ? <Told seen={seen} margin={asked.margin} priced={decimal(price) !== null} /> : !error && <SkeletonLines lines={6} />}
    </div>
  );
}

function Told({ seen, margin, priced }: { seen: Economics; margin: string; priced: boolean }) {
  const text = useTexts();
  const format = useFormat();
  const { at, basis, currency, missing } = seen;
  const money = (amount: string | null) => (amount === null ? text(cost.unknown) : format.money(amount, currency));
  const loss = at.profit !== null && Number(at.profit) < 0;
  const parts = [
    { label: cost.perPiece, amount: at.cost, why: basis.costSince ? filled(text(cost.fromDay), { day: format.date(basis.costSince) }) : null },
    {
      label: cost.commission,
      amount: at.commission,
      why: seen.commissionPercent === null ? null : filled(text(cost.ofSubject), { percent: seen.commissionPercent, subject: basis.subjectName ?? '' }),
    },
    {
      label: cost.logistics,
      amount: at.logistics,
      why:
        basis.warehouse && basis.logisticsBase && basis.logisticsLitre
          ? filled(text(cost.ofWarehouse), {
              warehouse: basis.warehouse,
              base: money(basis.logisticsBase),
              litre: money(basis.logisticsLitre),
              volume: basis.volume ?? '?',
              buyout: basis.buyoutPercent,
            })
          : null,
    },
    { label: cost.tax, amount: at.tax, why: filled(text(taxNames[seen.taxSystem]), { percent: seen.taxPercent }) },
  ];
  const numbers = [
    { label: text(cost.floor), value: seen.floor === null ? text(missing.includes('COST') ? cost.unknown : cost.none) : money(seen.floor), note: seen.floor !== null && missing.length > 0 ? text(cost.floorBound) : null },
    { label: filled(text(cost.priceFor), { percent: margin }), value: seen.priceFor === null ? text(missing.length > 0 ? cost.unknown : cost.none) : money(seen.priceFor), note: null },
    { label: text(cost.breakEven), value: seen.breakEvenDiscount === null ? text(missing.length > 0 || !priced ? cost.unknown : cost.lossAlready) : `${seen.breakEvenDiscount} %`, note: null },
  ];
  return (
    <>
      {missing.length > 0 && (
        <Notice title={text(cost.lacks)}>
          <ul className="pricing-lacks">
            {missing.map((one) => (
              <li key={one}>{text(missingNames[one])}</li>
            ))}
          </ul>
          {missing.includes('WAREHOUSE') && <PluginLink path="/plugins/wb-pricing">{text(cost.settings)}</PluginLink>}
        </Notice>
      )}
      <section aria-label={text(cost.made)} aria-live="polite">
        <h3 className="pricing-note">{text(cost.made)}</h3>
        <dl className="pricing-parts">
          {parts.map(({ label, amount, why }) => (
            <div key={label.en}>
              <dt>
                {text(label)}
                {why && <span className="pricing-note">{why}</span>}
              </dt>
              <dd className={amount === null ? 'pricing-none' : undefined}>{money(amount)}</dd>
            </div>
          ))}
          <div className="pricing-profit">
            <dt>{text(cost.profit)}</dt>
            <dd className={at.profit === null ? 'pricing-none' : loss ? 'pricing-bad' : 'pricing-good'}>
              {at.profit === null ? text(cost.noProfit) : money(at.profit)}
              {at.percent !== null && <span className="pricing-note">{filled(text(cost.share), { percent: at.percent })}</span>}
            </dd>
          </div>
        </dl>
      </section>
      <dl className="pricing-three pricing-numbers">
        {numbers.map(({ label, value, note }) => (
          <div key={label}>
            <dt className="pricing-note">{label}</dt>
            <dd>
              {value}
              {note && <span className="pricing-note">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
