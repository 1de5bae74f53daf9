import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** The accessible name, shown as a tooltip too. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, children, look = 'quiet', size = 'icon', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button look={look} size={size} aria-label={label} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
