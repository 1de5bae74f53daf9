export { DownloadDialog, type DownloadScope } from './components/download-dialog.tsx';
export { mediaFilePath } from './model/media-file.ts';
export { MediaHealth } from './components/media-health.tsx';
