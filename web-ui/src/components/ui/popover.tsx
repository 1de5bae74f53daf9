import { Popover as Base } from '@base-ui/react/popover';
import { useState, type ReactElement, type ReactNode } from 'react';
import { usePopups } from './popups-later.ts';

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
  const popups = usePopups(opened || open === true);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (next) setOpened(true);
        onOpenChange?.(next);
      }}
    >
      <Base.Trigger render={trigger} />
      {popups && (
        <popups.PopoverPopup label={label} align={align} className={className}>
          {children}
        </popups.PopoverPopup>
      )}
    </Base.Root>
  );
}
