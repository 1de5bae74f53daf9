import { FreshnessBadge, InlineError, SkeletonLines, useFormat, useTexts } from '@vitrina/ui-sdk';
import { PluginLink } from './plugin-link.tsx';
import { useProblems } from './problems-api.ts';
import { AtRisk } from './problems-page.tsx';
import { texts } from './texts.ts';
import { problemNames, trouble } from './trouble-texts.ts';

const most = 5;

/** The dearest troubles with prices on the start page. */
export function ProblemsWidget({ shopId }: { shopId: string | null }) {
  const text = useTexts();
  if (shopId === null) return <p className="pricing-note">{text(texts.chooseShop)}</p>;
  return <Problems key={shopId} />;
}

function Problems() {
  const text = useTexts();
  const format = useFormat();
  const { data, error, isPending, dataUpdatedAt } = useProblems();
  if (isPending) return <SkeletonLines lines={most} />;
  if (!data) return <InlineError error={error} />;
  const { problems, freshness } = data.pricingProblems;
  return (
    <div className="pricing-widget">
      {problems.length === 0 ? (
        <p className="pricing-note">{text(trouble.none)}</p>
      ) : (
        <ul className="pricing-list">
          {problems.slice(0, most).map((problem) => (
            <li key={problem.kind}>
              <span>{text(problemNames[problem.kind])}</span>
              <AtRisk problem={problem} />
              <span className="pricing-number">{format.number(problem.count)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="pricing-foot">
        <PluginLink path="/p/wb-pricing/problems">{text(trouble.allProblems)}</PluginLink>
        <FreshnessBadge freshness={freshness} receivedAt={dataUpdatedAt} />
      </div>
    </div>
  );
}
