import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wordDiff } from '../model/word-diff.ts';

/** What became of a text. Colour is not all that tells it: what is gone is struck through, and both are named to who does not see them. */
export function TextChange({ before, after }: { before: string | null | undefined; after: string | null | undefined }) {
  const { t } = useTranslation('care');
  const parts = useMemo(() => wordDiff(before ?? '', after ?? ''), [before, after]);
  return (
    <p className="break-words whitespace-pre-line select-text">
      {parts.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'removed' ? (
          <del key={index} className="rounded-sm bg-bad-soft px-0.5 text-bad">
            <span className="sr-only">{t('history.removed')} </span>
            {text}
          </del>
        ) : (
          <ins key={index} className="rounded-sm bg-good-soft px-0.5 text-good no-underline">
            <span className="sr-only">{t('history.added')} </span>
            {text}
          </ins>
        ),
      )}
    </p>
  );
}
