import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Suspense, useState, type ReactElement } from 'react';
import { TooltipPopup } from './popups-later.ts';

/** Says in words what a control without a text does; the control carries its own accessible name. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  const [opened, setOpened] = useState(false);
  return (
    <Base.Root onOpenChange={(open) => open && setOpened(true)}>
      <Base.Trigger render={children} />
      {opened && (
        <Suspense>
          <TooltipPopup text={text} />
        </Suspense>
      )}
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
