export { PluginsScreen } from './components/plugins-screen.tsx';
