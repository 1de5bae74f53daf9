import { use, type ComponentProps } from 'react';
import { Dialog as HostDialog } from '@/components/ui';
import { PluginId } from '@/lib/plugin-id.ts';

/** The host's dialog, which stands outside of the plugin's part: the plugin's style sheets reach what it puts into it all the same. */
export function Dialog({ children, ...rest }: ComponentProps<typeof HostDialog>) {
  return (
    <HostDialog {...rest}>
      <div data-plugin={use(PluginId) ?? undefined} className="contents">
        {children}
      </div>
    </HostDialog>
  );
}
