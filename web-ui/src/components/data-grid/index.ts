export { ColumnChooser } from './column-chooser.tsx';
export { DataGrid } from './data-grid.tsx';
export type { GridColumn, GridSort } from './types.ts';
