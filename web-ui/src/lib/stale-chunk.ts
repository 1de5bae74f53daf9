const key = 'vitrina.reloaded-at';
const onceIn = 30_000;
const askAgainIn = 3_000;

let reloading = false;
let unasked = 0;

/** Loads what nobody asked for yet: that it is missing is no reason to load the page anew. */
export async function withoutReload<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  unasked++;
  try {
    return await load();
  } finally {
    unasked--;
  }
}

const typing = 'input, textarea, select, [contenteditable]';

/** Somebody is in the middle of something that a reload would end. */
function isBusy(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null || document.activeElement?.matches(typing) === true;
}

/** Whether this page goes for that reason: what is kept over it is not at stake. */
export function isReloading(): boolean {
  return reloading;
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    // Out of reach, which is what was asked.
    return false;
  }
}

/** A page that loads itself while the host is away is lost to the browser's own. */
async function whenHostAnswers(wait: number): Promise<void> {
  let isAway = false;
  while (!(await answers()) || (isAway && isBusy())) {
    isAway = true;
    await new Promise((again) => setTimeout(again, wait));
  }
}

/**
 * After a deployment an open tab asks for files that are gone: one reload brings the new ones, a second would loop. Until the host is
 * there to load from, the part that could not be loaded says so, and all others stay; who began something meanwhile ends it first.
 */
export function reloadOnStaleChunk(reload: () => void = () => location.reload(), wait = askAgainIn): void {
  let awaited = false;
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (awaited || unasked > 0 || Date.now() - last < onceIn) return;
    awaited = true;
    void whenHostAnswers(wait).then(() => {
      sessionStorage.setItem(key, String(Date.now()));
      reloading = true;
      reload();
    });
  });
}
