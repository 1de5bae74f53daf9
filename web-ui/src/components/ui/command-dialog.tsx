import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

interface CommandDialogProps {
  open: boolean;
  onClose(): void;
  /** The accessible name; it is not to be seen. */
  label: string;
  /** Whether the focus stays where it is when it closes, for what was chosen has it; else it goes back to where it was. */
  keepFocus(): boolean;
  children: ReactNode;
}

/** A dialog that is all content, near the top of the page, and goes with a click beside it. */
export function CommandDialog({ open, onClose, label, keepFocus, children }: CommandDialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center sm:px-4 sm:pt-[12vh]">
          <Base.Popup finalFocus={() => (keepFocus() ? null : true)} className="pop flex max-h-dvh w-full flex-col overflow-hidden outline-none max-sm:h-dvh max-sm:rounded-none sm:max-h-[70vh] sm:max-w-xl sm:rounded-xl">
            <Base.Title className="sr-only">{label}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
