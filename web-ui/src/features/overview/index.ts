export { OverviewScreen } from './components/overview-screen.tsx';
