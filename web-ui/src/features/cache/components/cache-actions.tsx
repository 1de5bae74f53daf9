import { Eraser, Flame, Trash2, Wrench } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem } from '@/components/ui';
import type { Scope } from '../model/scope.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { InvalidateDialog } from './invalidate-dialog.tsx';
import { WarmDialog } from './warm-dialog.tsx';

interface CacheActionsProps {
  /** What is looked at, and so probably meant. */
  scope: Scope;
  onWarming(jobId: string): void;
}

/** What an operator can do to the cache as a whole. */
export function CacheActions({ scope, onWarming }: CacheActionsProps) {
  const { t } = useTranslation(['cache', 'common']);
  const [open, setOpen] = useState<'invalidate' | 'warm' | 'clear' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Wrench />
            {t('common:actions')}
          </Button>
        }
      >
        <MenuItem icon={<Flame />} onSelect={() => setOpen('warm')}>
          {t('warm.open')}…
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={() => setOpen('clear')}>
          {t('clear.open')}…
        </MenuItem>
        <MenuItem icon={<Eraser />} onSelect={() => setOpen('invalidate')}>
          {t('invalidate.open')}…
        </MenuItem>
      </Menu>
      {open === 'invalidate' && <InvalidateDialog scope={scope} onClose={close} />}
      {open === 'warm' && <WarmDialog scope={scope} onClose={close} onWarming={onWarming} />}
      {open === 'clear' && <ClearDialog onClose={close} />}
    </>
  );
}
