import { Button, useTexts } from '@vitrina/ui-sdk';
import { texts } from './texts.ts';

interface PagesProps {
  /** Cursors of the pages that led here. */
  trail: readonly string[];
  /** Of the page behind this one; absent at the last. */
  next: string | null | undefined;
  onTrail(trail: string[]): void;
}

/** The way through the pages of a list; absent where one page holds all. */
export function Pages({ trail, next, onTrail }: PagesProps) {
  const text = useTexts();
  if (trail.length === 0 && !next) return null;
  return (
    <div className="pricing-pages">
      <Button size="sm" aria-disabled={trail.length === 0} onClick={() => onTrail(trail.slice(0, -1))}>
        {text(texts.previous)}
      </Button>
      <Button size="sm" aria-disabled={!next} onClick={() => next && onTrail([...trail, next])}>
        {text(texts.next)}
      </Button>
    </div>
  );
}
