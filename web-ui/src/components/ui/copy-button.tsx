import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '@/lib/copy-text.ts';
import { IconButton } from './icon-button.tsx';
import { toast } from './toast.tsx';

export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      size="icon-xs"
      label={copied ? t('copied') : t('copyWhat', { what })}
      onClick={() =>
        void copyText(text).then(
          () => setCopied(true),
          () => toast('failed', t('notCopied')),
        )
      }
    >
      {copied ? <Check className="text-good" /> : <Copy />}
    </IconButton>
  );
}
