export { useDraft } from './hooks/use-draft.ts';
export { useLeaving } from './hooks/use-leaving.tsx';
export { Refusals } from './components/refusals.tsx';
export { BulkEditActions } from './components/bulk-edit-actions.tsx';
export { EditCardButton } from './components/edit-card-button.tsx';
export { CatalogueMenu } from './components/catalogue-menu.tsx';
