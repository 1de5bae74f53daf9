import { Popover as Base } from '@base-ui/react/popover';
import { Suspense, useState, type ReactElement, type ReactNode } from 'react';
import { PopoverPopup } from './popups-later.ts';

interface PopoverProps {
  trigger: ReactElement;
  /** The popup's accessible name. */
  label: string;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
  /** Where the caller opens and closes it; else it does so itself. */
  open?: boolean;
  onOpenChange?(open: boolean): void;
}

export function Popover({ trigger, label, align = 'start', className = '', children, open, onOpenChange }: PopoverProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (next) setOpened(true);
        onOpenChange?.(next);
      }}
    >
      <Base.Trigger render={trigger} />
      {(opened || open) && (
        <Suspense>
          <PopoverPopup label={label} align={align} className={className}>
            {children}
          </PopoverPopup>
        </Suspense>
      )}
    </Base.Root>
  );
}
