const key = 'vitrina.reloaded-at';
const onceIn = 30_000;

let reloading = false;

/** Whether this page goes for that reason: what is kept over it is not at stake. */
export function isReloading(): boolean {
  return reloading;
}

/** After a deployment an open tab asks for files that are gone: one reload brings the new ones, a second would loop. */
export function reloadOnStaleChunk(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < onceIn) return;
    sessionStorage.setItem(key, String(Date.now()));
    event.preventDefault();
    reloading = true;
    location.reload();
  });
}
