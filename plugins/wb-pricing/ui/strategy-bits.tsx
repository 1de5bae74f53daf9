import { Badge, Button, useTexts } from '@vitrina/ui-sdk';
import { modeNames, stateNames, words } from './strategy-texts.ts';
import type { Mode, State } from './strategy-types.ts';

/** The button that was pressed stays, so that the focus does. */
export function Turn({ onPrevious, onNext }: { onPrevious: (() => void) | null; onNext: (() => void) | null }) {
  const text = useTexts();
  return (
    <div className="pricing-pages">
      <Button size="sm" aria-disabled={!onPrevious} onClick={() => onPrevious?.()}>
        {text(words.previous)}
      </Button>
      <Button size="sm" aria-disabled={!onNext} onClick={() => onNext?.()}>
        {text(words.following)}
      </Button>
    </div>
  );
}

export function Standing({ state, mode }: { state: State; mode: Mode }) {
  const text = useTexts();
  return (
    <>
      <Badge tone={state === 'ACTIVE' ? 'good' : state === 'STOPPED' ? 'bad' : 'neutral'}>{text(stateNames[state])}</Badge>
      <Badge tone={mode === 'AUTOMATIC' ? 'warn' : mode === 'PROPOSE' ? 'accent' : 'neutral'}>{text(modeNames[mode])}</Badge>
    </>
  );
}
