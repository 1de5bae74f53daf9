import { cva, type VariantProps } from 'class-variance-authority';
import i18next from 'i18next';
import type { ComponentProps } from 'react';
import { useOffline } from '@/lib/offline/use-offline.ts';
import { Spinner } from './spinner.tsx';

export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent enabled:hover:bg-accent-hover',
        plain: 'border border-line-strong bg-surface text-ink enabled:hover:bg-sunken',
        chosen: 'border border-accent bg-accent-soft text-accent-ink',
        quiet: 'text-muted enabled:hover:bg-sunken enabled:hover:text-ink data-popup-open:bg-sunken data-popup-open:text-ink',
        danger: 'bg-solid-bad text-white enabled:hover:brightness-110',
        link: 'text-accent-ink underline-offset-4 enabled:hover:underline',
      },
      size: {
        md: 'h-8 px-3',
        sm: 'h-7 px-2 text-xs',
        icon: 'size-8',
        'icon-sm': 'size-7',
        'icon-xs': 'size-6 [&_svg]:size-3.5',
        bare: 'min-h-6',
      },
    },
    defaultVariants: { look: 'plain', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Shows that its work is under way; it stays focusable, so that the focus is not lost. */
  busy?: boolean;
  /**
   * Whether it asks something of the host, and so can do nothing without a connection. Left out, it does when it can be busy, sends
   * a form or is what its screen is for.
   */
  needsHost?: boolean;
}

/** What stands in the way while there is no connection, and where that is said: see the shell's banner. */
export const offlineNote = 'offline-note';

export function Button({ look, size, busy, needsHost, className, children, type = 'button', onClick, ...rest }: ButtonProps) {
  const inert = useOffline() && (needsHost ?? (busy !== undefined || type === 'submit' || look === 'primary' || look === 'danger'));
  const stopped = busy === true || inert;
  return (
    <button
      type={type}
      {...rest}
      className={buttonStyle({ look, size, className: inert ? `${className ?? ''} opacity-55` : className })}
      aria-busy={busy || undefined}
      aria-disabled={stopped || rest['aria-disabled']}
      onClick={stopped ? (event) => event.preventDefault() : onClick}
      {...(inert && { title: i18next.t('offline.write'), 'aria-describedby': offlineNote })}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
