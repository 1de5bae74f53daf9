import { useTexts } from '@vitrina/ui-sdk';
import { filled, texts } from './texts.ts';

interface Choice {
  /** Articles, of this page and of others. */
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
}

/** Chooses all goods of a page, or none of them. */
export function ChoosePage({ goods, selected, onSelect }: Choice & { goods: readonly { nmId: string }[] }) {
  const text = useTexts();
  const ids = goods.map(({ nmId }) => nmId);
  return (
    <input
      type="checkbox"
      className="pricing-box"
      aria-label={text(texts.selectPage)}
      checked={ids.every((nmId) => selected.has(nmId))}
      onChange={(event) => onSelect(event.target.checked ? new Set([...selected, ...ids]) : without(selected, ids))}
    />
  );
}

export function ChooseOne({ good, selected, onSelect }: Choice & { good: { nmId: string; vendorCode: string | null } }) {
  const text = useTexts();
  return (
    <input
      type="checkbox"
      className="pricing-box"
      aria-label={filled(text(texts.selectOne), { name: good.vendorCode ?? good.nmId })}
      checked={selected.has(good.nmId)}
      onChange={(event) => onSelect(event.target.checked ? new Set([...selected, good.nmId]) : without(selected, [good.nmId]))}
    />
  );
}

const without = (selected: ReadonlySet<string>, ids: readonly string[]) => new Set([...selected].filter((nmId) => !ids.includes(nmId)));
