import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Input, SkeletonLines, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useNote, useRivalHistory, type Rival, type RivalPeriod } from './competitors-api.ts';
import { presenceNames, rivalTexts } from './competitor-texts.ts';
import { Amount } from './parts-of-goods.tsx';
import { filled, texts } from './texts.ts';

const step = 20;
const longestNote = 500;

/** What buyers saw of a good, newest first, each price with a bar as long as it is high. */
export function RivalHistory({ nmId, name }: { nmId: string; name: string }) {
  const text = useTexts();
  const [count, setCount] = useState(step);
  const { data, error, isPending } = useRivalHistory(nmId, count);
  const history = data?.pricingRivalHistory;
  if (!history) return isPending ? <SkeletonLines lines={3} /> : <InlineError error={error} />;
  if (history.items.length === 0) return <p className="pricing-note">{text(rivalTexts.noHistory)}</p>;
  return (
    <>
      <Periods periods={history.items} name={name} />
      {history.pageInfo.hasNextPage && count < 500 && (
        <Button size="sm" onClick={() => setCount(Math.min(500, count * 5))}>
          {text(texts.more)}
        </Button>
      )}
    </>
  );
}

function Periods({ periods, name }: { periods: readonly RivalPeriod[]; name: string }) {
  const text = useTexts();
  const format = useFormat();
  const highest = Math.max(1, ...periods.map(({ price }) => Number(price?.amount ?? 0)));
  return (
    <Table aria-label={filled(text(rivalTexts.historyOf), { name })}>
      <thead>
        <tr>
          <Th>{text(texts.since)}</Th>
          <Th className="pricing-number">{text(rivalTexts.price)}</Th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={period.from}>
            <Td>{format.dateTime(period.from)}</Td>
            <Td className="pricing-number">
              {period.price ? <Amount money={period.price} /> : <span className="pricing-none">{text(presenceNames[period.presence])}</span>}
              <span className="pricing-bar-of" style={{ inlineSize: `${(Number(period.price?.amount ?? 0) / highest) * 100}%` }} aria-hidden="true" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What people want to remember of a rival. */
export function NoteDialog({ nmId, rival, name, onClose }: { nmId: string; rival: Rival; name: string; onClose(): void }) {
  const text = useTexts();
  const [note, setNote] = useState(rival.note);
  const [refused, setRefused] = useState<string | null>(null);
  const { mutateAsync, isPending, error } = useNote();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { pricingRivalNote: answer } = await mutateAsync({ input: { nmId, rival: rival.nmId, note } });
    if (answer.done) onClose();
    else setRefused(answer.errors[0]?.message ?? null);
  };
  return (
    <Dialog open onClose={onClose} title={filled(text(rivalTexts.noteOf), { name })}>
      <form className="pricing-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <Field label={text(rivalTexts.note)} error={refused ?? undefined}>
          {(field) => <Input {...field} maxLength={longestNote} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending}>
            {text(rivalTexts.save)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
