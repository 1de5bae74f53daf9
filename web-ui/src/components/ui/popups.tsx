import { Menu } from '@base-ui/react/menu';
import { Popover } from '@base-ui/react/popover';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

/* What opens: its code is fetched when the page is at rest, or with the first that is opened. See popups-later.ts. */

type Align = 'start' | 'center' | 'end';

export function MenuPopup({ align, children }: { align: Align; children: ReactNode }) {
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={6} align={align} className="z-50 outline-none">
        <Menu.Popup className="pop max-h-(--available-height) max-w-80 min-w-44 overflow-y-auto p-1 outline-none">{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

interface PopoverPopupProps {
  label: string;
  align: Align;
  className: string;
  children: ReactNode;
}

export function PopoverPopup({ label, align, className, children }: PopoverPopupProps) {
  return (
    <Popover.Portal>
      <Popover.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-50">
        <Popover.Popup aria-label={label} className={`pop max-h-(--available-height) max-w-(--available-width) overflow-y-auto outline-none ${className}`}>
          {children}
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  );
}

export function TooltipPopup({ text }: { text: string }) {
  return (
    <Tooltip.Portal>
      <Tooltip.Positioner sideOffset={6} className="z-60">
        <Tooltip.Popup className="pop max-w-72 px-2 py-1 text-xs">{text}</Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  );
}
