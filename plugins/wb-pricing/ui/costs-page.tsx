import { useEffect, useState } from 'react';
import { Button, Empty, ErrorState, Input, Page, PageHead, Progress, Select, SkeletonLines, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { ChooseShop } from './choose-shop.tsx';
import { CostHistory } from './cost-history.tsx';
import { cost } from './cost-texts.ts';
import { CostsBar } from './costs-bar.tsx';
import { useCosts, type Completeness, type CostedGood } from './costs-api.ts';
import { CostsImport } from './costs-import.tsx';
import { CostsTable } from './costs-table.tsx';
import { EconomicsDialog } from './economics-dialog.tsx';
import { filled, texts } from './texts.ts';
import { useCostsTyped } from './use-costs-typed.ts';
import { Pages } from './pages.tsx';

/** What goods cost the seller: typed, pasted or imported, each from a day on; and what of a price that leaves. */
export function CostsPage() {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Costs key={shopId} shopId={shopId} />;
}

type Which = 'all' | 'missing' | 'known';

/** What is asked about a good. */
interface Asked {
  what: 'history' | 'economics';
  good: CostedGood;
}

function Costs({ shopId }: { shopId: string }) {
  const text = useTexts();
  const [typedText, setTypedText] = useState('');
  const [sought, setSought] = useState('');
  const [which, setWhich] = useState<Which>('all');
  // The cursors of the pages before, the last one that of this page.
  const [trail, setTrail] = useState<string[]>([]);
  const [importing, setImporting] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const typed = useCostsTyped(shopId);
  useEffect(() => {
    if (typedText.trim() === sought) return;
    const timer = setTimeout(() => {
      setSought(typedText.trim());
      // A page belongs to what it was found by.
      setTrail([]);
    }, 250);
    return () => clearTimeout(timer);
  }, [typedText, sought]);
  const { data, error, isPending, refetch } = useCosts({ after: trail.at(-1) ?? null, missing: which === 'all' ? null : which === 'missing', text: sought || null });
  const page = data?.pricingCosts;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const good = asked && (page?.nodes.find(({ nmId }) => nmId === asked.good.nmId) ?? asked.good);
  return (
    <Page>
      <PageHead title={text(cost.costs)} note={data && <Known completeness={data.pricingCostCompleteness} />}>
        <Button look="primary" onClick={() => setImporting(true)}>
          {text(cost.import)}
        </Button>
      </PageHead>
      <div className="pricing-tools">
        <Input
          type="search"
          aria-label={text(cost.find)}
          placeholder={text(cost.find)}
          value={typedText}
          onChange={(event) => {
            setTypedText(event.target.value);
            setTrail([]);
          }}
        />
        <Select
          aria-label={text(cost.which)}
          value={which}
          disabled={sought !== ''}
          onChange={(event) => {
            setWhich(event.target.value as Which);
            setTrail([]);
          }}
        >
          {(['all', 'missing', 'known'] as const).map((one) => (
            <option key={one} value={one}>
              {text(cost[one])}
            </option>
          ))}
        </Select>
      </div>
      {page ? (
        page.nodes.length === 0 ? (
          <Empty title={text(sought ? texts.notFound : { all: cost.noGoods, missing: cost.noneMissing, known: cost.noneKnown }[which])}>
            {!sought && which === 'known' && <p>{text(cost.noneHint)}</p>}
          </Empty>
        ) : (
          <CostsTable
            goods={page.nodes}
            typed={typed}
            onHistory={(chosen) => setAsked({ what: 'history', good: chosen })}
            onEconomics={(chosen) => setAsked({ what: 'economics', good: chosen })}
          />
        )
      ) : isPending ? (
        <SkeletonLines lines={10} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      <Pages trail={trail} next={next} onTrail={setTrail} />
      {typed.all.length > 0 && <CostsBar typed={typed} onSaved={() => void refetch()} />}
      {importing && <CostsImport onClose={() => setImporting(false)} onKept={() => void refetch()} />}
      {asked?.what === 'history' && good && <CostHistory good={good} onRemoved={() => void refetch()} onClose={() => setAsked(null)} />}
      {asked?.what === 'economics' && good && <EconomicsDialog good={good} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** Of how many goods the cost is known. */
function Known({ completeness: { goods, withCost, partly, withoutCost } }: { completeness: Completeness }) {
  const text = useTexts();
  const format = useFormat();
  const said = [
    filled(text(cost.complete), { known: format.number(withCost), all: format.number(goods) }),
    ...(partly > 0 ? [filled(text(cost.partly), { n: format.number(partly) })] : []),
    ...(withoutCost > 0 ? [filled(text(cost.without), { n: format.number(withoutCost) })] : []),
  ].join(' ');
  return (
    <span className="pricing-known">
      <span>{said}</span>
      <Progress label={text(cost.completeness)} share={goods === 0 ? 0 : withCost / goods} text={said} />
    </span>
  );
}
