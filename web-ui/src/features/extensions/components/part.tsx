import { Unplug } from 'lucide-react';
import { Component, Suspense, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Page, PageHead, Spinner } from '@/components/ui';
import { PluginId } from '@/lib/plugin-id.ts';
import { hiddenPlugins } from '../model/hidden-plugins.ts';
import type { UiPlugin } from '../model/ui-manifest.ts';

interface PartProps<Props> {
  plugin: UiPlugin;
  component: ComponentType<Props>;
  props: Props;
  /** Where it stands: where there is room for a word only, within something, or as the whole page. */
  place?: Place;
  /** What broke is tried again when this is another one: where a page stands, and what it is of. */
  resetKey?: string;
}

type Place = 'cell' | 'part' | 'page';

/** A part of a plugin, walled off: what breaks in it breaks nothing around it, and names who broke. */
export function Part<Props extends object>({ plugin, component: Content, props, place = 'part', resetKey = '' }: PartProps<Props>) {
  return (
    <Boundary plugin={plugin} place={place} resetKey={resetKey}>
      {/* What the plugin's style sheets are held to; it takes no room of its own. */}
      <PluginId value={plugin.id}>
        <div data-plugin={plugin.id} className="contents">
          <Suspense fallback={<Spinner />}>
            <Content {...props} />
          </Suspense>
        </div>
      </PluginId>
    </Boundary>
  );
}

interface BoundaryProps {
  plugin: UiPlugin;
  place: Place;
  resetKey: string;
  children: ReactNode;
}

interface BoundaryState {
  failed: boolean;
  resetKey: string;
}

/** React catches only in classes. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ resetKey }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return resetKey === state.resetKey ? null : { failed: false, resetKey };
  }

  override render() {
    const { plugin, place, children } = this.props;
    if (!this.state.failed) return children;
    const failed = <Failed plugin={plugin} small={place === 'cell'} onRetry={() => this.setState({ failed: false })} />;
    if (place !== 'page') return failed;
    return (
      <Page>
        <PageHead title={plugin.id} />
        {failed}
      </Page>
    );
  }
}

function Failed({ plugin, small, onRetry }: { plugin: UiPlugin; small: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  if (small) {
    return (
      <span title={t('extensions.failed', { plugin: plugin.id })} className="inline-flex items-center gap-1 text-xs text-warn">
        <Unplug className="size-3.5" aria-hidden="true" />
        {plugin.id}
      </span>
    );
  }
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      <Unplug className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48 text-pretty">{t('extensions.failed', { plugin: plugin.id })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
        <Button size="sm" onClick={() => hiddenPlugins.hide(plugin)}>
          {t('extensions.hide')}
        </Button>
      </div>
    </div>
  );
}
