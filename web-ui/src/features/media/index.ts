export { ArrangeButton } from './components/arrange-button.tsx';
export { DownloadDialog } from './components/download-dialog-later.tsx';
export type { DownloadScope } from './components/download-dialog.tsx';
export { mediaFilePath } from './model/media-file.ts';
export { MediaHealth } from './components/media-health.tsx';
export { smallAddress } from './model/small-address.ts';
export { MediaScreen } from './components/media-screen.tsx';
export { mediaSearchSchema } from './model/media-search.ts';
