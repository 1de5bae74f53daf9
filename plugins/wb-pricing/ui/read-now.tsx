import { useEffect, useState } from 'react';
import { Button, InlineError, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';
import type { Reading } from './entry-api.ts';
import { entry } from './entry-texts.ts';
import { filled } from './texts.ts';

interface ReadNowProps {
  /** Null for a shop without a token. */
  reading: Reading | null;
  read(): Promise<{ job: { id: string } | null; readableAt: string | null; errors: UserError[] }>;
  error: unknown;
  /** Asks for the page once more. */
  refetch(): unknown;
}

const pauseMillis = 1_500;

/** Has a page's data read at Wildberries, with what that would spend; without quota it says when there is some. */
export function ReadNow({ reading, read, error, refetch }: ReadNowProps) {
  const text = useTexts();
  const format = useFormat();
  const mayWrite = useCan('wb-pricing:write');
  const [refused, setRefused] = useState<string | null>(null);
  const underWay = reading?.job != null;
  const blocked = reading?.readableAt != null;
  useEffect(() => {
    if (!underWay || blocked) return;
    const timer = setInterval(() => void refetch(), pauseMillis);
    return () => clearInterval(timer);
  }, [underWay, blocked, refetch]);
  if (!reading || !mayWrite) return null;
  const spent = reading.readableAt;
  const start = async () => {
    setRefused(null);
    const answer = await read();
    if (answer.job === null) setRefused(answer.errors[0]?.message ?? null);
    void refetch();
  };
  return (
    <span className="pricing-read">
      <Button aria-disabled={underWay || spent !== null} onClick={() => !underWay && spent === null && void start().catch(() => undefined)}>
        {text(underWay ? entry.beingRead : entry.readNow)}
      </Button>
      <span className="pricing-note">
        {spent === null ? filled(text(entry.quotaLeft), { left: format.number(reading.left) }) : filled(text(entry.quotaSpent), { time: format.dateTime(spent) })}
      </span>
      {refused && (
        <span role="alert" className="pricing-bad">
          {refused}
        </span>
      )}
      {error instanceof Error && <InlineError error={error} />}
    </span>
  );
}
