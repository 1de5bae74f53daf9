export { ColumnChooser } from './column-chooser.tsx';
export { DataGrid } from './data-grid.tsx';
export type { GridColumn, GridSelection, GridSort } from './types.ts';
