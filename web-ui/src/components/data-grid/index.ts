export { useStays } from './grid-motion.ts';
export { ColumnChooser } from './column-chooser.tsx';
export { DataGrid } from './data-grid.tsx';
export { arrange, plainLayout, sameLayout } from './grid-layout.ts';
export { densities, type Density, type GridColumn, type GridLayout, type GridSelection, type GridSort } from './types.ts';
