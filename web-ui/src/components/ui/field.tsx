import { useId, type ComponentProps, type ReactNode } from 'react';

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Gets the attributes that tie the control to its label, hint and error. */
  children(control: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }): ReactNode;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      {children({
        id,
        ...(error ? { 'aria-invalid': true } : {}),
        ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted text-pretty">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} role="alert" className="text-xs text-bad empty:hidden">
        {error}
      </p>
    </div>
  );
}

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`field ${className}`} {...rest} />;
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={`field h-auto py-1.5 ${className}`} {...rest} />;
}

/** The native list: it is keyboard, touch and screen-reader perfect everywhere, and costs nothing. */
export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select className={`field pr-7 ${className}`} {...rest} />;
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Where the box stands beside a text of several lines. */
  align?: 'center' | 'start';
  children: ReactNode;
}

export function Checkbox({ children, align = 'center', className = '', ...rest }: CheckboxProps) {
  return (
    <label className={`flex min-h-7 cursor-pointer gap-2 ${align === 'start' ? 'items-start' : 'items-center'} ${className}`}>
      <input type="checkbox" className={`size-4 shrink-0 accent-accent ${align === 'start' ? 'mt-0.5' : ''}`} {...rest} />
      {children}
    </label>
  );
}
