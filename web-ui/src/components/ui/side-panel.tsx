import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { useRef, type ReactNode, type RefObject } from 'react';

interface SidePanelProps {
  open: boolean;
  onClose(): void;
  /** The panel's accessible name. */
  label: string;
  side?: 'left' | 'right';
  /** False leaves the page beside it usable. */
  modal?: boolean;
  /** It is there to be read: the focus goes to itself, not to its first control and that one's tooltip. */
  reading?: boolean;
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null);
  className?: string;
  children: ReactNode;
}

/** A sheet along one edge; Esc closes it. */
export function SidePanel({
  open,
  onClose,
  label,
  side = 'right',
  modal = true,
  reading = false,
  finalFocus,
  className,
  children,
}: SidePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      modal={modal}
      disablePointerDismissal={!modal}
      onOpenChange={(next, details) => {
        if (next) return;
        if (details.reason === 'focus-out') details.cancel();
        else onClose();
      }}
    >
      <Base.Portal>
        {modal && (
          <Base.Backdrop className="fixed inset-0 z-30 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60" />
        )}
        <Base.Popup
          ref={panel}
          aria-label={label}
          {...(reading && { initialFocus: panel })}
          finalFocus={finalFocus}
          className={clsx(
            'fixed inset-y-0 z-40 flex flex-col bg-surface shadow-pop outline-none transition-transform duration-200 ease-out',
            side === 'right'
              ? 'right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full'
              : 'left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const SidePanelTitle = Base.Title;
