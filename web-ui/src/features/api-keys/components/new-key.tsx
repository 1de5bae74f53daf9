import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, CopyButton, DialogActions } from '@/components/ui';
import { developer, example, type KeyDraft } from '../model/key-draft.ts';

/** The one time the key is to be seen. Only the button closes it, so that no stray Escape loses it. */
interface NewKeyProps {
  secret: string;
  /** What it may reach and do, as it was asked for. */
  draft: KeyDraft;
  onClose: () => void;
}

export function NewKey({ secret, draft, onClose }: NewKeyProps) {
  const { t } = useTranslation('keys');
  const id = useId();
  const call = draft.scopes.includes(developer) ? example(location.origin, secret, draft.reach === 'some' ? draft.shopIds[0] : undefined) : null;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <p id={id} className="text-xs font-medium">
          {t('shown.key')}
        </p>
        <div className="flex items-start gap-2 rounded-md border border-line-strong bg-sunken py-2 pr-2 pl-3">
          <code className="min-w-0 flex-1 font-mono break-all select-all" aria-labelledby={id} data-testid="new-key">
            {secret}
          </code>
          <CopyButton text={secret} what={t('shown.key')} />
        </div>
      </div>
      <p className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
        <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        <span className="text-pretty">{t('shown.warning')}</span>
      </p>
      {call && (
      <details className="group">
        <summary className="w-fit cursor-pointer rounded text-xs font-medium text-muted hover:text-ink">{t('shown.example')}</summary>
        <div className="mt-2 flex items-start gap-2 rounded-md bg-sunken py-2 pr-2 pl-3">
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard */}
          <pre className="min-w-0 flex-1 overflow-x-auto font-mono text-xs" tabIndex={0} role="region" aria-label={t('shown.example')}>
            {call}
          </pre>
          <CopyButton text={call} what={t('shown.example')} />
        </div>
      </details>
      )}
      <DialogActions>
        <Button look="primary" needsHost={false} onClick={onClose}>
          {t('shown.done')}
        </Button>
      </DialogActions>
    </div>
  );
}
