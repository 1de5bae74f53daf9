export { FieldValues } from './components/field-values.tsx';
export { AllShopsScreen } from './components/all-shops-screen.tsx';
export { ExportDialog } from './components/export-dialog.tsx';
export { HealthScreen } from './components/health-screen.tsx';
export { HealthTab } from './components/health-tab.tsx';
export { HistoryTab } from './components/history-tab.tsx';
