import { useEffect, useRef, type MouseEvent } from 'react';

interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for is chosen. */
  partly?: boolean;
  tabStop: boolean;
  onToggle(into: boolean, range: boolean): void;
}

const stay = (event: MouseEvent) => event.stopPropagation();

/** A tick with room around it: what is hit beside it neither opens the row nor misses it. */
export function SelectBox({ label, checked, partly = false, tabStop, onToggle }: SelectBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- it only keeps the click from the row
    <label className="grid size-full min-h-6 cursor-pointer place-items-center select-none" onClick={stay}>
      <input
        ref={box}
        type="checkbox"
        data-focus=""
        aria-label={label}
        checked={checked}
        tabIndex={tabStop ? 0 : -1}
        className="size-4 accent-accent"
        onChange={(event) => onToggle(event.target.checked, 'shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
      />
    </label>
  );
}
