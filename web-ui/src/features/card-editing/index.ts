export { BulkEditActions } from './components/bulk-edit-actions.tsx';
export { EditCardButton } from './components/edit-card-button.tsx';
export { CatalogueMenu } from './components/catalogue-menu.tsx';
