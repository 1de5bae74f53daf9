export { NotFound } from './components/not-found.tsx';
export { Shell, ShellSkeleton } from './components/shell.tsx';
