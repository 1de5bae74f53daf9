import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

/** A small table; long lists use components/data-grid. On a phone it scrolls sideways inside its frame. */
export function Table({ className, 'aria-label': label, ...rest }: ComponentProps<'table'>) {
  return (
    <div
      className="relative overflow-x-auto rounded-lg border bg-surface"
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table className={clsx('w-full border-collapse text-left', className)} aria-label={label} {...rest} />
    </div>
  );
}

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="col" className={clsx('h-9 border-b px-3 text-xs font-medium text-muted whitespace-nowrap', className)} {...rest} />;
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={clsx('border-b border-line px-3 py-2 align-middle [tr:last-child>&]:border-b-0', className)} {...rest} />;
}
