import { useBlocker } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { isReloading } from '@/lib/stale-chunk.ts';

interface Leaving {
  /** Told by the form: something was typed that is nowhere else. */
  onDirty(dirty: boolean): void;
  /** The form is done with: what was typed has become a draft. */
  onDone(): void;
  /** Somebody wants to close the dialog. */
  onClose(): void;
  /** The question, while it is asked. */
  question: ReactNode;
}

/**
 * What was typed is not thrown away without a word, whichever way one leaves: by closing, the browser's back button or another page.
 *
 * @param kept whether what is typed outlives a reload, so that a deployment needs no question: see `useKeptDraft`
 */
export function useLeaving(onClose: () => void, kept = false): Leaving {
  const { t } = useTranslation('editing');
  const [dirty, setDirty] = useState(false);
  const [asked, setAsked] = useState(false);
  // A form that is done goes to the draft's page before anything is rendered.
  const over = useRef(false);
  const atStake = () => dirty && !over.current;
  const blocker = useBlocker({ shouldBlockFn: atStake, enableBeforeUnload: () => atStake() && !(kept && isReloading()), withResolver: true });
  const close = () => {
    over.current = true;
    onClose();
  };
  const stay = () => {
    setAsked(false);
    blocker.reset?.();
  };
  const discard = () => {
    close();
    blocker.proceed?.();
  };
  return {
    onDirty: setDirty,
    onDone: close,
    onClose: () => (dirty ? setAsked(true) : close()),
    question: (asked || blocker.status === 'blocked') && (
      <Dialog open onClose={stay} title={t('card.leave')} description={t('card.leaveHint')}>
        <DialogActions>
          <Button onClick={discard}>{t('card.discard')}</Button>
          <Button look="primary" needsHost={false} onClick={stay}>
            {t('card.stay')}
          </Button>
        </DialogActions>
      </Dialog>
    ),
  };
}
