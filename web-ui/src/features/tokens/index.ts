export { TokensScreen } from './components/tokens-screen.tsx';
