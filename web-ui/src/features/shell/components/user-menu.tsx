import { CircleUser, KeySquare, LogOut } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem, MenuLine } from '@/components/ui';
import { PasswordDialog, signOut, useMe } from '@/features/session';

export function UserMenu() {
  const { t } = useTranslation();
  const { name, email, role } = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('user.menu')}>
            <CircleUser />
          </IconButton>
        }
      >
        <div className="max-w-64 px-2 py-1.5">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-xs text-muted">{email}</p>
          <p className="text-xs text-muted">{t(`role.${role}`)}</p>
        </div>
        <MenuLine />
        <MenuItem icon={<KeySquare />} onSelect={() => setChanging(true)}>
          {t('user.changePassword')}
        </MenuItem>
        <MenuItem needsHost={false} icon={<LogOut />} onSelect={() => signOut()}>
          {t('user.signOut')}
        </MenuItem>
      </Menu>
      {changing && (
        <Suspense>
          <PasswordDialog open onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
