export { Commands } from './components/commands.tsx';
