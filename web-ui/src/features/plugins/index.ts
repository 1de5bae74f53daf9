export { PluginScreen } from './components/plugin-screen.tsx';
export { PluginsScreen } from './components/plugins-screen.tsx';
export { pluginSearchSchema, pluginsSearchSchema } from './model/plugin-search.ts';
