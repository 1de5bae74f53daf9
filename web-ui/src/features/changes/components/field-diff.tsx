import { ArrowRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ChangeField } from '../model/change-set.ts';
import { photoList } from '../model/photo-list.ts';
import { valueText } from '../model/value-text.ts';
import { likeness, wordDiff, type DiffPart } from '../model/word-diff.ts';
import { PhotoDiff } from './photo-diff.tsx';

const gone = 'rounded-xs bg-bad-soft text-bad line-through decoration-1';
const added = 'rounded-xs bg-good-soft text-good no-underline';
/** Longer ones are folded at first. */
const foldAbove = 400;

/** Texts that have less in common than this are clearer as old and new. */
const leastLikeness = 0.4;

/** The words of two texts that read well as one; null for all other values. */
function inOne({ before, after }: ChangeField): DiffPart[] | null {
  if (typeof before !== 'string' || typeof after !== 'string' || before === '' || after === '') return null;
  const parts = wordDiff(before, after);
  return likeness(parts) >= leastLikeness ? parts : null;
}

/** One field: old and new beside each other, or a text with what was taken out and put in. */
export function FieldDiff({ field }: { field: ChangeField }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const before = valueText(field.before, format.decimal);
  const after = valueText(field.after, format.decimal);
  // Rows are read again while a set is sent: what did not change is the same object then.
  const parts = useMemo(() => inOne(field), [field]);
  const photos = photoList(field.before, field.after);
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{field.title}</dt>
      <dd className="min-w-0 break-words">
        {photos ? (
          <PhotoDiff {...photos} />
        ) : parts ? (
          <Prose parts={parts} length={Math.max(before?.length ?? 0, after?.length ?? 0)} />
        ) : (
          <span className="inline-flex flex-wrap items-baseline gap-x-1.5 gap-y-0.5">
            {before === null ? <span className="text-muted">{t('diff.none')}</span> : <Value kind="gone" text={before} />}
            <ArrowRight className="size-3 shrink-0 self-center text-muted" aria-label={t('diff.becomes')} />
            {after === null ? <span className="text-muted">{t('diff.removed')}</span> : <Value kind="new" text={after} />}
            <Delta before={field.before} after={field.after} />
          </span>
        )}
      </dd>
    </div>
  );
}

const signed = (value: number, text: string) => `${value > 0 ? '+' : '−'}${text}`;

/** By how much a number changes, and by what share of it. */
function Delta({ before, after }: { before: unknown; after: unknown }) {
  const format = useFormat();
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return null;
  const by = after - before;
  const share = before === 0 ? '' : ` (${signed(by, format.percent(Math.abs(by / before)))})`;
  return <span className="text-xs text-muted tabular-nums">{signed(by, format.decimal(Math.abs(by))) + share}</span>;
}

function Value({ kind, text }: { kind: 'gone' | 'new'; text: string }) {
  const shown = text === '' ? '∅' : text;
  return kind === 'gone' ? <del className={`${gone} px-1`}>{shown}</del> : <ins className={`${added} px-1`}>{shown}</ins>;
}

function Prose({ parts, length }: { parts: readonly DiffPart[]; length: number }) {
  const { t } = useTranslation('changes');
  const [open, setOpen] = useState(false);
  const long = length > foldAbove;
  return (
    <>
      <p className={`whitespace-pre-wrap text-pretty ${long && !open ? 'line-clamp-4' : ''}`}>
        {parts.map(({ kind, text }, at) =>
          kind === 'same' ? (
            <span key={at}>{text}</span>
          ) : kind === 'gone' ? (
            <del key={at} className={gone}>
              {text}
            </del>
          ) : (
            <ins key={at} className={added}>
              {text}
            </ins>
          ),
        )}
      </p>
      {long && (
        <Button look="link" size="bare" className="text-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'diff.less' : 'diff.more')}
        </Button>
      )}
    </>
  );
}
