import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** The frame of a card or a table. */
export function Panel({ className, ...rest }: ComponentProps<'article'>) {
  return <article className={clsx('rounded-lg border bg-surface', className)} {...rest} />;
}

interface PageHeadProps {
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}

/** Chinese may break after any character: kept whole, the controls go to a line of their own before the title is squeezed. */
export function PageHead({ title, note, children }: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex min-w-min flex-1 flex-wrap items-baseline gap-x-3 break-keep">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        {note && <div className="text-muted tabular-nums">{note}</div>}
      </div>
      {/* On a phone a line of its own: what comes late there, or in another font, must not push the page down. */}
      {children && <div className="flex flex-wrap items-center gap-2 max-sm:min-h-8 max-sm:w-full">{children}</div>}
    </div>
  );
}

/** A screen that scrolls as a whole. */
export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className="h-full overflow-y-auto">
      <div className={clsx('flex max-w-[88rem] flex-col gap-4 p-4 lg:p-6', className)}>{children}</div>
    </div>
  );
}
