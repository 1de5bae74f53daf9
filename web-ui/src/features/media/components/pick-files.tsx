import { clsx } from 'clsx';
import { useRef, type ReactNode } from 'react';
import { Button, IconButton } from '@/components/ui';

interface PickFilesProps {
  accept?: string;
  label: string;
  multiple?: boolean;
  /** All that is in a folder. A browser that knows no folders has files chosen. */
  folder?: boolean;
  look?: 'button' | 'icon';
  disabled?: boolean;
  className?: string;
  children: ReactNode;
  onFiles(files: readonly File[]): void;
}

/** A button that opens the system's choice of files. The same file may be chosen again, corrected. */
export function PickFiles({ accept, label, multiple = false, folder = false, look = 'button', disabled = false, className, children, onFiles }: PickFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const open = () => input.current?.click();
  return (
    <>
      {look === 'icon' ? (
        <IconButton needsHost look="quiet" size="icon-xs" label={label} disabled={disabled} onClick={open}>
          {children}
        </IconButton>
      ) : (
        <Button needsHost disabled={disabled} className={clsx(className)} onClick={open}>
          {children}
          {label}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple || folder}
        {...(folder && { webkitdirectory: '' })}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          onFiles(files);
        }}
      />
    </>
  );
}
