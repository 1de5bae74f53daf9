import type { LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type common from '@/i18n/en/common.json';

/** Pages of the host, as its navigation has them. */
export type Pages = readonly {
  to: NonNullable<LinkProps['to']>;
  name: Exclude<keyof (typeof common)['nav'], 'label' | 'open' | 'group'>;
  icon: LucideIcon;
  /** Null: for everybody who is signed in. */
  permission: string | null;
}[];
