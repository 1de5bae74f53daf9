export { ExtensionNavigation } from './components/extension-navigation.tsx';
export { ExtensionPage } from './components/extension-page.tsx';
export { Part } from './components/part.tsx';
export { PluginSettings } from './components/plugin-settings.tsx';
export { SlotMark } from './components/slot-mark.tsx';
export { UpdatedBar } from './components/updated-bar.tsx';
export { usePluginPages } from './hooks/use-plugin-pages.ts';
export { useParts, type Filled } from './hooks/use-parts.ts';
