import type { CDPSession, Page } from '@playwright/test';

/** What a page notes of itself from its first moment on; times in milliseconds since it was navigated to. */
export interface Noted {
  lcp: number;
  cls: number;
  /** The longest part of each interaction (click, key), as INP takes them. */
  interactions: number[];
  longTasks: number[];
  /** When the answer to Products was read, and when the first row stood in the grid. */
  productsRead: number;
  firstRow: number;
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** Installed before anything of the page runs. */
export async function install(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { lcp: 0, cls: 0, interactions: [], longTasks: [], productsRead: 0, firstRow: 0 };
    window.noted = noted;
    const byInteraction = new Map<number, number>();
    const observe = (type: string, take: (entry: any) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    observe('largest-contentful-paint', (entry) => (noted.lcp = entry.startTime));
    observe('layout-shift', (entry) => {
      if (!entry.hadRecentInput) noted.cls += entry.value;
    });
    observe('longtask', (entry) => noted.longTasks.push(entry.duration));
    observe('event', (entry) => {
      if (!entry.interactionId) return;
      byInteraction.set(entry.interactionId, Math.max(byInteraction.get(entry.interactionId) ?? 0, entry.duration));
      noted.interactions = [...byInteraction.values()];
    });
    const fetchNow = window.fetch;
    window.fetch = async (input, init) => {
      const answer = await fetchNow(input, init);
      if (!noted.productsRead && String(init?.body ?? '').includes('"operationName":"Products"')) {
        const text = answer.text.bind(answer);
        const json = answer.json.bind(answer);
        const note = <T>(value: T) => {
          noted.productsRead ||= performance.now();
          return value;
        };
        answer.text = () => text().then(note);
        answer.json = () => json().then(note);
      }
      return answer;
    };
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=grid] [data-row-index]')) return;
      observer.disconnect();
      // Interactive when the frame is painted and nothing holds the main thread.
      requestAnimationFrame(() => setTimeout(() => (noted.firstRow = performance.now())));
    }).observe(document, { childList: true, subtree: true });
  });
}

export const noted = (page: Page): Promise<Noted> => page.evaluate(() => window.noted);

/** A phone in a shop: a quarter of the processor, 150 ms and 1.6 Mbit/s, as Lighthouse's mobile. */
export async function asPhone(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 });
}

/** Counts what comes over the wire, headers and compression as they are, with an empty cache. */
export async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}

/** The lengths of the frames while the grid is scrolled through `pixels` by the wheel's steps. */
export async function scrolled(page: Page, seconds: number): Promise<number[]> {
  return await page.evaluate(async (length) => {
    const row = document.querySelector('[role=grid] [data-row-index]');
    let area = row?.parentElement ?? null;
    while (area && area.scrollHeight <= area.clientHeight + 1) area = area.parentElement;
    if (!area) throw new Error('nothing to scroll');
    const frames: number[] = [];
    const ends = performance.now() + length * 1_000;
    await new Promise<void>((done) => {
      let last = performance.now();
      const step = (now: number) => {
        frames.push(now - last);
        last = now;
        area.scrollBy(0, 240);
        if (now < ends) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    return frames.slice(1);
  }, seconds);
}

export async function heap(session: CDPSession): Promise<number> {
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
