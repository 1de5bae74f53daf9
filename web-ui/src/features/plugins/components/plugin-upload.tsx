import { FileUp, Upload } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFileDrop } from '@/lib/hooks/use-file-drop.ts';
import { useUpload } from '../hooks/use-upload.ts';
import { UploadDialog } from './upload-dialog.tsx';

interface PluginUploadProps {
  /** The host has begun to install what was uploaded. */
  onInstalling(id: string, jobId: string): void;
}

/** The button, and the whole page for who drags a file onto it. */
export function PluginUpload({ onInstalling }: PluginUploadProps) {
  const { t } = useTranslation('plugins');
  const [open, setOpen] = useState(false);
  const upload = useUpload();
  const over = useFileDrop((files) => {
    setOpen(true);
    upload.choose(files);
  });
  const close = () => {
    setOpen(false);
    upload.restart();
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Upload />
        {t('upload.open')}
      </Button>
      {over &&
        createPortal(
          <div className="pointer-events-none fixed inset-2 z-60 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/90 text-accent-ink">
            <p className="flex items-center gap-2 text-base font-semibold">
              <FileUp className="size-5" aria-hidden="true" />
              {t('upload.drop')}
            </p>
          </div>,
          document.body,
        )}
      {open && <UploadDialog upload={upload} onClose={close} onInstalling={onInstalling} />}
    </>
  );
}
