import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge, Button, InlineError, Panel, toast, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import { AttachDialog } from './attach-dialog.tsx';
import { useDetach, useLook, type CompetitorGood, type Comparison, type Confidence, type Rival, type Sighting } from './competitors-api.ts';
import { basisNotes, confidenceNames, presenceNames, rivalTexts } from './competitor-texts.ts';
import { Amount } from './parts-of-goods.tsx';
import { NoteDialog, RivalHistory } from './rival-parts.tsx';
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
            <Link to="/products/$nmId" params={{ nmId: good.nmId }} className="pricing-link">
              {name}
            </Link>
          </h2>
          <p className="pricing-article">{good.nmId}</p>
          {good.title && <p className="pricing-note">{good.title}</p>}
        </div>
        {good.undercut && <Badge tone="bad">{text(rivalTexts.undercut)}</Badge>}
      </div>
      {good.comparison ? <Standing comparison={good.comparison} /> : <p className="pricing-note">{text(rivalTexts.noComparison)}</p>}
      <Rivals good={good} mayWrite={mayWrite} />
      {mayWrite && (
        <div className="pricing-tools">
          <Button size="sm" aria-label={filled(text(rivalTexts.actionOf), { action: text(rivalTexts.attach), name })} onClick={() => setAdding(true)}>
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
            <Amount money={comparison.lowest} /> <Gap percent={comparison.gapPercent} />
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
      </dl>
      <p className="pricing-note">{text(basisNotes[comparison.basis])}</p>
    </>
  );
}

/** How much cheaper or dearer than the own good, in words. */
function Gap({ percent }: { percent: string | null }) {
  const text = useTexts();
  const format = useFormat();
  if (percent === null) return null;
  const share = Number(percent) / 100;
  if (share === 0) return <span className="pricing-note">{text(rivalTexts.same)}</span>;
  return share > 0 ? (
    <span className="pricing-note pricing-bad">{filled(text(rivalTexts.cheaper), { n: format.percent(share) })}</span>
  ) : (
    <span className="pricing-note">{filled(text(rivalTexts.dearer), { n: format.percent(-share) })}</span>
  );
}

function Rivals({ good, mayWrite }: { good: CompetitorGood; mayWrite: boolean }) {
  const text = useTexts();
  const [noting, setNoting] = useState<Rival | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { mutateAsync, isPending, error } = useDetach();
  const detach = async (rival: Rival) => {
    const { pricingRivalDetach: answer } = await mutateAsync({ input: { nmId: good.nmId, rival: rival.nmId } });
    if (answer.done) toast('done', filled(text(rivalTexts.removed), { name: nameOf(rival) }));
  };
  const label = (action: string, rival: Rival) => filled(text(rivalTexts.actionOf), { action, name: nameOf(rival) });
  return (
    <>
      <ul className="pricing-rivals" aria-label={filled(text(rivalTexts.actionOf), { action: text(rivalTexts.title), name: good.vendorCode || good.nmId })}>
        {good.rivals.map((rival) => (
          <li key={rival.nmId} className="pricing-rival">
            <div className="pricing-rival-name">
              <a href={rival.url} target="_blank" rel="noreferrer" className="pricing-link">
                {nameOf(rival)} ↗
              </a>
              <p className="pricing-article">
                {rival.nmId}
                {rival.brand && ` · ${rival.brand}`}
              </p>
              {rival.note && <p className="pricing-note">{rival.note}</p>}
            </div>
            <div className="pricing-number">
              <p className="pricing-now">
                {rival.sighting.price ? <Amount money={rival.sighting.price} /> : <span className="pricing-none">{text(presenceNames[rival.sighting.presence])}</span>}
              </p>
              <Gap percent={rival.gapPercent} />
            </div>
            <div className="pricing-rival-sure">
              <Sure sighting={rival.sighting} />
            </div>
            <div className="pricing-badges pricing-rival-actions">
              <Button
                size="sm"
                aria-expanded={opened === rival.nmId}
                aria-label={label(text(rivalTexts.history), rival)}
                onClick={() => setOpened(opened === rival.nmId ? null : rival.nmId)}
              >
                {text(rivalTexts.history)}
              </Button>
              {mayWrite && (
                <>
                  <Button size="sm" aria-label={label(text(rivalTexts.note), rival)} onClick={() => setNoting(rival)}>
                    {text(rivalTexts.note)}
                  </Button>
                  <Button size="sm" busy={isPending} aria-label={label(text(rivalTexts.remove), rival)} onClick={() => void detach(rival).catch(() => undefined)}>
                    {text(rivalTexts.remove)}
                  </Button>
                </>
              )}
            </div>
            {opened === rival.nmId && (
              <div className="pricing-rival-history">
                <RivalHistory nmId={rival.nmId} name={nameOf(rival)} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {error && <InlineError error={error} />}
      {noting && <NoteDialog nmId={good.nmId} rival={noting} name={nameOf(noting)} onClose={() => setNoting(null)} />}
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
