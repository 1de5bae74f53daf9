import type { UiManifest, UiPlugin } from './ui-manifest.ts';

export function assetAddress({ id, version }: Pick<UiPlugin, 'id' | 'version'>, file: string): string {
  return `/plugins/${id}/${version}/ui/${file}`;
}

const marks = ({ plugins }: UiManifest) => plugins.map((plugin) => assetAddress(plugin, plugin.entry)).toSorted().join(' ');

/** What a page that was loaded with one manifest would load otherwise with the other. */
export function differs(loaded: UiManifest, latest: UiManifest): boolean {
  return marks(loaded) !== marks(latest);
}
