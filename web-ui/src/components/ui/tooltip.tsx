import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement } from 'react';
import { usePopups } from './popups-later.ts';

/** Says in words what a control without a text does; the control carries its own accessible name. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  const [opened, setOpened] = useState(false);
  const popups = usePopups(opened);
  return (
    <Base.Root onOpenChange={(open) => open && setOpened(true)}>
      <Base.Trigger render={children} />
      {popups && <popups.TooltipPopup text={text} />}
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
