import type { PluginDefinition } from '@/sdk/types.ts';
import { assetAddress } from '../model/ui-address.ts';
import { readDefinition } from '../model/ui-definition.ts';
import type { UiPlugin } from '../model/ui-manifest.ts';

const importEntry = (plugin: UiPlugin): Promise<unknown> => import(/* @vite-ignore */ assetAddress(plugin, plugin.entry));

/** The plugin's code and styles, fetched and run. */
export async function loadPlugin(plugin: UiPlugin): Promise<PluginDefinition> {
  // Both are on their way while the host's modules are, without which the plugin's code must not run.
  preload(assetAddress(plugin, plugin.entry));
  const styles = addStyles(plugin);
  const entered = import('@/sdk/host-modules.ts').then(({ provideHostModules }) => {
    provideHostModules();
    return importEntry(plugin);
  });
  const [entry] = await Promise.all([entered, styles]);
  const definition = entry && typeof entry === 'object' && 'default' in entry ? entry.default : null;
  if (typeof definition !== 'object' || definition === null) throw new Error(`${plugin.entry} exports no plugin by default`);
  return readDefinition(plugin.id, definition);
}

function preload(address: string) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  document.head.append(link);
}

/**
 * The rules reach the plugin's own parts only, and stand in a layer below the host's utilities. Addresses in them are relative to
 * the file, as always. One that cannot be had leaves the parts plain.
 */
async function addStyles(plugin: UiPlugin): Promise<void> {
  for (const file of plugin.styles) {
    const address = assetAddress(plugin, file);
    const response = await fetch(address);
    if (!response.ok) continue;
    const sheet = new CSSStyleSheet({ baseURL: new URL(address, location.href).href });
    sheet.replaceSync(`@layer plugins { @scope ([data-plugin='${plugin.id}']) { ${await response.text()} } }`);
    document.adoptedStyleSheets.push(sheet);
  }
}
