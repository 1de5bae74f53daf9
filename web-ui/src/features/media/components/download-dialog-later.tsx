import { lazy, Suspense, type ComponentProps } from 'react';

const Dialog = lazy(() => import('./download-dialog.tsx').then((module) => ({ default: module.DownloadDialog })));

/** Fetched when it is first opened. */
export function DownloadDialog(props: ComponentProps<typeof Dialog>) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
