import { useFormat, useTexts } from '@vitrina/ui-sdk';
import { entry } from './entry-texts.ts';
import type { PriceExample } from './entry-api.ts';

/** What would become of the first goods. */
export function Examples({ examples }: { examples: readonly PriceExample[] }) {
  const text = useTexts();
  const format = useFormat();
  if (examples.length === 0) return null;
  const money = (amount: string | null, currency: string) => (amount === null ? '–' : format.money(amount, currency));
  return (
    <section aria-label={text(entry.examples)}>
      <h3 className="pricing-note">{text(entry.examples)}</h3>
      <ul className="pricing-examples">
        {examples.map((example, at) => (
          <li key={`${example.nmId} ${at}`}>
            <span className="pricing-example-name">{example.label}</span>
            <span className="pricing-example-money">
              <s className="pricing-note">{money(example.paidBefore, example.currencyCode)}</s> → {money(example.paidAfter, example.currencyCode)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
