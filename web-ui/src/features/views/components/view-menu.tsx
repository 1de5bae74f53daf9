import { CopyPlus, Ellipsis, Link2, ListRestart, ListStart, PencilLine, Pin, PinOff, Save, Trash2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuCheck, MenuItem, MenuLine, toast } from '@/components/ui';
import { usePins } from '@/features/bookmarks';
import { useCan } from '@/features/session';
import { copyText } from '@/lib/copy-text.ts';
import type { ListView } from '../hooks/use-list-view.ts';
import type { useViewChanges, View } from '../hooks/use-views.ts';
import { freeName } from '../model/view-state.ts';
import type { Naming } from './name-dialog.tsx';

interface ViewMenuProps {
  view: ListView;
  changes: ReturnType<typeof useViewChanges>;
  onName(naming: Naming): void;
  onDiscard(): void;
  onDelete(view: View): void;
}

export function ViewMenu({ view: { current, dirty, state, views, shopId }, changes, onName, onDiscard, onDelete }: ViewMenuProps) {
  const { t } = useTranslation(['lists', 'common']);
  const mayShare = useCan('platform:views');
  const pins = usePins(shopId);
  const pinned = current !== null && pins.has('view', current.id);
  const copyLink = () => {
    const link = new URL(location.pathname, location.origin);
    link.searchParams.set('shop', shopId);
    if (current) link.searchParams.set('view', current.id);
    copyText(link.href).then(
      () => toast('done', t('common:copied'), current && !current.shared ? t('views.linkOwn') : undefined),
      () => toast('failed', t('common:notCopied'), link.href),
    );
  };
  const share = async (one: View) => {
    const { error } = await changes.save({ id: one.id, expectedVersion: one.version, name: one.name, shared: !one.shared, state: { ...one.state } });
    if (error) changes.refused(error);
  };
  return (
    <Menu
      align="start"
      trigger={
        <IconButton size="icon-sm" label={t('views.actions')}>
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem icon={<Save />} onSelect={() => onName({ kind: 'new', state })}>
        {t('views.saveAsDots')}
      </MenuItem>
      {dirty && (
        <MenuItem needsHost={false} icon={<ListRestart />} onSelect={onDiscard}>
          {t(current ? 'views.discard' : 'views.reset')}
        </MenuItem>
      )}
      {current && (
        <>
          <MenuLine />
          {current.editable && (
            <MenuItem icon={<PencilLine />} onSelect={() => onName({ kind: 'rename', view: current })}>
              {t('views.renameDots')}
            </MenuItem>
          )}
          <MenuItem icon={<CopyPlus />} onSelect={() => onName({ kind: 'new', state: current.state, name: freeName(current.name, views.map(({ name }) => name)), copy: true })}>
            {t('views.duplicateDots')}
          </MenuItem>
          {mayShare && (
            <MenuItem icon={<Users />} onSelect={() => void share(current)}>
              {t(current.shared ? 'views.unshare' : 'views.share')}
            </MenuItem>
          )}
          <MenuItem icon={pinned ? <PinOff /> : <Pin />} onSelect={() => pins.toggle({ subject: 'view', target: current.id, label: current.name })}>
            {t(pinned ? 'pins.unpin' : 'pins.pin')}
          </MenuItem>
          <MenuItem needsHost={false} icon={<Link2 />} onSelect={copyLink}>
            {t('views.copyLink')}
          </MenuItem>
          <MenuCheck checked={current.byDefault} onChange={(on) => changes.setDefault(on ? current.id : null)}>
            <ListStart />
            {t('views.byDefault')}
          </MenuCheck>
          {current.editable && (
            <>
              <MenuLine />
              <MenuItem icon={<Trash2 />} danger onSelect={() => onDelete(current)}>
                {t('views.deleteDots')}
              </MenuItem>
            </>
          )}
        </>
      )}
    </Menu>
  );
}
