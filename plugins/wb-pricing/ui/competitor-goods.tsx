import { useState } from 'react';
import { Badge, Button, InlineError, Panel, Table, Td, Th, toast, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import { AttachDialog } from './attach-dialog.tsx';
import { useDetach, useLook, type CompetitorGood, type Comparison, type Confidence, type Rival, type Sighting } from './competitors-api.ts';
import { basisNotes, confidenceNames, presenceNames, rivalTexts } from './competitor-texts.ts';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { NoteDialog, RivalHistory } from './rival-dialogs.tsx';
import { filled } from './texts.ts';

const tones: Record<Confidence, 'good' | 'warn' | 'neutral'> = { FRESH: 'good', STALE: 'warn', UNSURE: 'warn', UNKNOWN: 'neutral' };

const nameOf = (rival: Rival) => rival.name ?? rival.nmId;

/** An own good, where it stands, and its rivals. */
export function CompetitorPart({ good, enabled }: { good: CompetitorGood; enabled: boolean }) {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [adding, setAdding] = useState(false);
  const name = good.vendorCode || good.nmId;
  return (
    <Panel className="pricing-problem">
      <div className="pricing-problem-head">
        <div>
          <h2 className="pricing-problem-name">
            <GoodLink good={good} />
          </h2>
          {good.title && <p className="pricing-note">{good.title}</p>}
        </div>
        {good.undercut && <Badge tone="bad">{text(rivalTexts.undercut)}</Badge>}
      </div>
      {good.comparison ? <Standing comparison={good.comparison} /> : <p className="pricing-note">{text(rivalTexts.noComparison)}</p>}
      <Rivals good={good} mayWrite={mayWrite} />
      {mayWrite && (
        <div className="pricing-tools">
          <Button size="sm" aria-label={filled(text(rivalTexts.attachTo), { name })} onClick={() => setAdding(true)}>
            {text(rivalTexts.attach)}
          </Button>
          {enabled && <LookNow good={good} name={name} />}
        </div>
      )}
      {adding && <AttachDialog start={`${good.nmId}\t`} title={filled(text(rivalTexts.attachTo), { name })} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Standing({ comparison }: { comparison: Comparison }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <>
      <dl className="pricing-standing">
        <div>
          <dt>{text(rivalTexts.you)}</dt>
          <dd>
            <Amount money={comparison.own} />
          </dd>
        </div>
        <div>
          <dt>{text(rivalTexts.lowest)}</dt>
          <dd>
            <Amount money={comparison.lowest} />
          </dd>
        </div>
        <div>
          <dt>{text(rivalTexts.median)}</dt>
          <dd>
            <Amount money={comparison.median} />
          </dd>
        </div>
        <div>
          <dt>{text(rivalTexts.place)}</dt>
          <dd>{filled(text(rivalTexts.placeOf), { n: format.number(comparison.position), all: format.number(comparison.of) })}</dd>
        </div>
        <div>
          <dt>{text(rivalTexts.gap)}</dt>
          <dd>
            <Gap percent={comparison.gapPercent} />
          </dd>
        </div>
      </dl>
      <p className="pricing-note">{text(basisNotes[comparison.basis])}</p>
    </>
  );
}

function Gap({ percent }: { percent: string | null }) {
  const format = useFormat();
  if (percent === null) return <span className="pricing-none">–</span>;
  return <span className={Number(percent) > 0 ? 'pricing-price pricing-bad' : 'pricing-price'}>{format.percent(Number(percent) / 100)}</span>;
}

function Rivals({ good, mayWrite }: { good: CompetitorGood; mayWrite: boolean }) {
  const text = useTexts();
  const [shown, setShown] = useState<{ rival: Rival; what: 'history' | 'note' } | null>(null);
  const { mutateAsync, isPending, error } = useDetach();
  const detach = async (rival: Rival) => {
    const { pricingRivalDetach: answer } = await mutateAsync({ input: { nmId: good.nmId, rival: rival.nmId } });
    if (answer.done) toast('done', filled(text(rivalTexts.removed), { name: nameOf(rival) }));
  };
  const label = (action: string, rival: Rival) => filled(text(rivalTexts.actionOf), { action, name: nameOf(rival) });
  return (
    <>
      <Table aria-label={filled(text(rivalTexts.actionOf), { action: text(rivalTexts.title), name: good.vendorCode || good.nmId })}>
        <thead>
          <tr>
            <Th>{text(rivalTexts.rival)}</Th>
            <Th className="pricing-number">{text(rivalTexts.price)}</Th>
            <Th className="pricing-number">{text(rivalTexts.gap)}</Th>
            <Th>{text(rivalTexts.sure)}</Th>
          </tr>
        </thead>
        <tbody>
          {good.rivals.map((rival) => (
            <tr key={rival.nmId}>
              <Td>
                <a href={rival.url} target="_blank" rel="noreferrer" className="pricing-link pricing-name" aria-label={filled(text(rivalTexts.page), { name: nameOf(rival) })}>
                  {nameOf(rival)} ↗
                </a>
                <p className="pricing-article">
                  {rival.nmId}
                  {rival.brand && ` · ${rival.brand}`}
                </p>
                {rival.note && <p className="pricing-note">{rival.note}</p>}
                <p className="pricing-badges">
                  <Button size="sm" look="plain" aria-label={label(text(rivalTexts.history), rival)} onClick={() => setShown({ rival, what: 'history' })}>
                    {text(rivalTexts.history)}
                  </Button>
                  {mayWrite && (
                    <>
                      <Button size="sm" look="plain" aria-label={label(text(rivalTexts.note), rival)} onClick={() => setShown({ rival, what: 'note' })}>
                        {text(rivalTexts.note)}
                      </Button>
                      <Button size="sm" look="plain" busy={isPending} aria-label={label(text(rivalTexts.remove), rival)} onClick={() => void detach(rival).catch(() => undefined)}>
                        {text(rivalTexts.remove)}
                      </Button>
                    </>
                  )}
                </p>
              </Td>
              <Td className="pricing-number pricing-now">
                {rival.sighting.price ? <Amount money={rival.sighting.price} /> : <span className="pricing-none">{text(presenceNames[rival.sighting.presence])}</span>}
              </Td>
              <Td className="pricing-number">
                <Gap percent={rival.gapPercent} />
              </Td>
              <Td>
                <Sure sighting={rival.sighting} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {error && <InlineError error={error} />}
      {shown?.what === 'history' && <RivalHistory nmId={shown.rival.nmId} name={nameOf(shown.rival)} onClose={() => setShown(null)} />}
      {shown?.what === 'note' && <NoteDialog nmId={good.nmId} rival={shown.rival} name={nameOf(shown.rival)} onClose={() => setShown(null)} />}
    </>
  );
}

/** How sure a price is, and what that rests on. */
function Sure({ sighting }: { sighting: Sighting }) {
  const text = useTexts();
  const format = useFormat();
  const age = sighting.ageSeconds;
  return (
    <>
      <Badge tone={tones[sighting.confidence]}>{text(confidenceNames[sighting.confidence])}</Badge>
      {age !== null && (
        <p className="pricing-note">
          {filled(text(rivalTexts.readAgo), { age: format.relative(-age) })}
          {sighting.agreeing > 1 && `, ${filled(text(rivalTexts.agreeing), { n: format.number(sighting.agreeing) })}`}
        </p>
      )}
      {sighting.unconfirmedPrice && (
        <p className="pricing-note">
          {filled(text(rivalTexts.jump), { price: format.money(sighting.unconfirmedPrice.amount, sighting.unconfirmedPrice.currencyCode) })}
        </p>
      )}
    </>
  );
}

function LookNow({ good, name }: { good: CompetitorGood; name: string }) {
  const text = useTexts();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { mutateAsync, isPending, error } = useLook();
  const look = async () => {
    const { pricingRivalsLook: answer } = await mutateAsync({ input: { nmId: good.nmId } });
    const why = answer.errors[0]?.message ?? answer.problem?.message ?? null;
    setTrouble(why);
    if (why === null) toast('done', text(rivalTexts.looked));
  };
  return (
    <>
      <Button
        size="sm"
        busy={isPending}
        aria-label={filled(text(rivalTexts.actionOf), { action: text(rivalTexts.look), name })}
        onClick={() => void look().catch(() => undefined)}
      >
        {text(rivalTexts.look)}
      </Button>
      {trouble && (
        <p role="alert" className="pricing-bad">
          {trouble}
        </p>
      )}
      {error && <InlineError error={error} />}
    </>
  );
}
