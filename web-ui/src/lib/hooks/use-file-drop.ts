import { useEffect, useRef, useState } from 'react';

/**
 * Files dropped anywhere on the page: aiming is not needed, and a miss does not make the browser leave the page for the file.
 * Tells whether files are being held over the page.
 */
export function useFileDrop(onFiles: ((files: File[]) => void) | null): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  const enabled = onFiles !== null;
  useEffect(() => {
    if (!enabled) return undefined;
    // Each element under the pointer is entered and left; the page is left when all are.
    let depth = 0;
    const holds = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!holds(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holds(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const move = (event: DragEvent) => {
      if (holds(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holds(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      latest.current?.([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener('dragenter', enter, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('dragover', move, { signal });
    addEventListener('drop', drop, { signal });
    return () => {
      stop.abort();
      setOver(false);
    };
  }, [enabled]);
  return over;
}
