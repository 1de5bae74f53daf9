import type { ReactNode } from 'react';

/** A part of a screen under a heading of its own. */
export function Section({ title, note, actions, children }: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2 className="text-base font-semibold">{title}</h2>
          {note && <p className="text-xs text-muted">{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
