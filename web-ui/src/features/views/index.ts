export { ViewBar } from './components/view-bar.tsx';
export { useListView, type ListView } from './hooks/use-list-view.ts';
export { useViews } from './hooks/use-views.ts';
