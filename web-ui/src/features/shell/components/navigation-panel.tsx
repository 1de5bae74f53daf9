import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '@/components/ui';
import { Navigation } from './navigation.tsx';

interface NavigationPanelProps {
  brand: ReactNode;
  /** Below it. */
  foot: ReactNode;
  open: boolean;
  onClose(): void;
}

/** The navigation where there is no room for it beside the screen. */
export function NavigationPanel({ brand, foot, open, onClose }: NavigationPanelProps) {
  const { t } = useTranslation();
  return (
    <SidePanel open={open} onClose={onClose} label={t('nav.label')} side="left" className="w-64">
      <Navigation brand={brand} onNavigate={onClose} />
      {foot}
    </SidePanel>
  );
}
