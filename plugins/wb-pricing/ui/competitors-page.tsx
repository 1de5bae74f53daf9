import { useEffect, useState } from 'react';
import { Button, Checkbox, Empty, ErrorState, Input, Page, PageHead, Panel, SkeletonLines, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { AttachDialog } from './attach-dialog.tsx';
import { ChooseShop } from './choose-shop.tsx';
import { CompetitorPart } from './competitor-goods.tsx';
import { rivalTexts } from './competitor-texts.ts';
import { useCompetitors } from './competitors-api.ts';
import { PluginLink } from './plugin-link.tsx';
import { filled, texts } from './texts.ts';
import { useSettled } from './use-settled.ts';
import { Pages } from './pages.tsx';

const pageSize = 25;

/** While goods that were added wait for their first reading, the page looks for it. */
const untilRead = 10_000;

/** Goods beside their competitors', the most undercut first. */
export function CompetitorsPage() {
  const shopId = useShopId();
  return shopId === null ? <ChooseShop /> : <Competitors key={shopId} />;
}

function Competitors() {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed.trim());
  const [undercut, setUndercut] = useState(false);
  const [trail, setTrail] = useState<string[]>([]);
  const [adding, setAdding] = useState(false);
  const filter = { ...(sought ? { text: sought } : {}), ...(undercut ? { undercut } : {}) };
  const { data, error, isPending, refetch } = useCompetitors({ filter, first: pageSize, after: trail.at(-1) ?? null });
  const page = data?.pricingCompetitors;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const waiting = page?.enabled === true && page.source.problem === null && page.items.some(({ rivals }) => rivals.some(({ sighting }) => sighting.presence === 'UNSEEN'));
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), untilRead);
    return () => clearInterval(timer);
  }, [waiting, refetch]);
  return (
    <Page>
      <PageHead title={text(rivalTexts.title)}>
        {mayWrite && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {text(rivalTexts.attach)}
          </Button>
        )}
      </PageHead>
      {page && !page.enabled && <Off />}
      {page?.enabled && page.source.problem !== null && <Away problem={page.source.problem} notBefore={page.source.notBefore} />}
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
        <Checkbox
          checked={undercut}
          onChange={(event) => {
            setUndercut(event.target.checked);
            setTrail([]);
          }}
        >
          {text(rivalTexts.onlyUndercut)}
        </Checkbox>
      </div>
      {page ? (
        page.items.length === 0 ? (
          <Empty title={text(sought || undercut ? texts.notFound : rivalTexts.none)}>{!sought && !undercut && <p>{text(rivalTexts.noneHint)}</p>}</Empty>
        ) : (
          <ul className="pricing-problems">
            {page.items.map((good) => (
              <li key={good.nmId}>
                <CompetitorPart good={good} enabled={page.enabled} />
              </li>
            ))}
          </ul>
        )
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      <Pages trail={trail} next={next} onTrail={setTrail} />
      {adding && <AttachDialog start="" title={text(rivalTexts.attach)} onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** Why nothing is read, and where that is changed. */
function Off() {
  const text = useTexts();
  const mayChange = useCan('platform:plugins');
  return (
    <Panel className="pricing-problem">
      <h2 className="pricing-problem-name">{text(rivalTexts.off)}</h2>
      <p className="pricing-details">{text(rivalTexts.offHint)}</p>
      {mayChange && (
        <p>
          <PluginLink path="/plugins/wb-pricing">{text(rivalTexts.toSettings)}</PluginLink>
        </p>
      )}
    </Panel>
  );
}

function Away({ problem, notBefore }: { problem: string; notBefore: string | null }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <p role="status" className="pricing-details">
      {filled(text(rivalTexts.away), { problem })} {notBefore && filled(text(rivalTexts.retry), { time: format.dateTime(notBefore) })}
    </p>
  );
}
