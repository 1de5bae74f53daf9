export { Meter } from './meter.tsx';
export { labelStep } from './scale.ts';
export { ShareBar, type SharePart } from './share-bar.tsx';
export { StackedBars, type ChartSeries } from './stacked-bars.tsx';
