export { PlaygroundScreen } from './components/playground-screen.tsx';
