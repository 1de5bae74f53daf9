import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from './button.tsx';

interface DialogProps {
  open: boolean;
  onClose(): void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  width?: 'narrow' | 'wide';
  /** False while something must be decided first. */
  dismissable?: boolean;
  /** While true, keys are its content's, for example of what is dragged by keyboard: arrows reach the page's listeners, and Esc does not close. */
  keysTaken?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
}

export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  width = 'narrow',
  dismissable = true,
  keysTaken = false,
  initialFocus,
}: DialogProps) {
  const { t } = useTranslation();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (next) return;
        if (dismissable && !(keysTaken && details.reason === 'escape-key')) onClose();
        else details.cancel();
      }}
      disablePointerDismissal
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto sm:px-4 sm:py-[10vh]">
          <Base.Popup
            data-dialog=""
            initialFocus={initialFocus}
            // It would stop arrows on their way to the document.
            onKeyDown={(event) => keysTaken && event.preventBaseUIHandler()}
            className={clsx(
              // At the foot of a phone by its margin: put there by alignment, one that is taller could not be scrolled to its head.
              'pop w-full rounded-b-none p-5 outline-none max-sm:mt-auto sm:rounded-xl',
              width === 'wide' ? 'sm:max-w-2xl' : 'sm:max-w-md',
            )}
          >
            <div className="mb-4 flex items-start gap-4">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-base font-semibold text-balance">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-muted text-pretty" render={<div />}>
                    {description}
                  </Base.Description>
                )}
              </div>
              {dismissable && (
                <Base.Close className={buttonStyle({ look: 'quiet', size: 'icon-sm' })} aria-label={t('close')}>
                  <X />
                </Base.Close>
              )}
            </div>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-1 flex flex-wrap-reverse justify-end gap-2">{children}</div>;
}
