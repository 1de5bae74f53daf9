import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test';

/** What a page notes of itself from its first moment on; times in milliseconds since it was navigated to. */
export interface Noted {
  lcp: number;
  cls: number;
  /** What moved, by how much and when; the largest tell why a gate is missed. */
  shifts: string[];
  /** The longest part of each interaction (click, key), as INP takes them. */
  interactions: number[];
  longTasks: number[];
  /** When the answer that was waited for was read, and when what it is shown as was painted. */
  answerRead: number;
  painted: number;
}

/** What a screen waits for. */
export interface Awaited {
  /** The name of the GraphQL operation. */
  operation: string;
  /** What its answer is shown as. */
  shown: string;
}

export const list: Awaited = { operation: 'Products', shown: '[role=grid] [data-row-index]' };

declare global {
  interface Window {
    noted: Noted;
    /** How long what was pasted last took to be painted. */
    pasted: Promise<number>;
  }
}

/** Installed before anything of the page runs. */
export async function install(page: Page, awaited = list): Promise<void> {
  await page.addInitScript(({ operation, shown }) => {
    const noted: Noted = { lcp: 0, cls: 0, shifts: [], interactions: [], longTasks: [], answerRead: 0, painted: 0 };
    window.noted = noted;
    const byInteraction = new Map<number, number>();
    const observe = (type: string, take: (entry: any) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    observe('largest-contentful-paint', (entry) => (noted.lcp = entry.startTime));
    observe('layout-shift', (entry) => {
      if (entry.hadRecentInput) return;
      noted.cls += entry.value;
      const moved = entry.sources.map(({ node, previousRect, currentRect }: any) => {
        const at = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
        const named = node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}`.slice(0, 60) : String(node?.nodeName);
        return `${named} [${at(previousRect)}] -> [${at(currentRect)}]`;
      });
      noted.shifts.push(`${entry.value.toFixed(3)} at ${Math.round(entry.startTime)} ms: ${moved.join('; ')}`);
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
      if (!noted.answerRead && String(init?.body ?? '').includes(`"operationName":"${operation}"`)) {
        const text = answer.text.bind(answer);
        const json = answer.json.bind(answer);
        const note = <T>(value: T) => {
          noted.answerRead ||= performance.now();
          return value;
        };
        answer.text = () => text().then(note);
        answer.json = () => json().then(note);
      }
      return answer;
    };
    new MutationObserver((_, observer) => {
      if (!document.querySelector(shown)) return;
      observer.disconnect();
      // Interactive when the frame is painted and nothing holds the main thread.
      requestAnimationFrame(() => setTimeout(() => (noted.painted = performance.now())));
    }).observe(document, { childList: true, subtree: true });
  }, awaited);
}

/** From an event in the page, a click or a text that is put in, until its frame is painted. */
export async function untilPainted(target: Locator, text: string | null): Promise<number> {
  return await target.evaluate(async (element: HTMLElement, put) => {
    element.focus();
    const began = performance.now();
    if (put === null) element.click();
    else document.execCommand('insertText', false, put);
    await new Promise<void>((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - began;
  }, text);
}

/** Puts a text on the clipboard as people do: in another page, where it is marked and copied. */
export async function copied(context: BrowserContext, text: string): Promise<void> {
  const elsewhere = await context.newPage();
  await elsewhere.setContent('<textarea></textarea>');
  const field = elsewhere.locator('textarea');
  await field.fill(text);
  await field.press('Control+A');
  await field.press('Control+C');
  await elsewhere.close();
}

/** From the paste of what was copied until its frame is painted. */
export async function pasted(page: Page, target: Locator): Promise<number> {
  // Listens before the keys are pressed: what is evaluated on an element looks it up first, and would come too late.
  await target.evaluate((field) => {
    field.focus();
    window.pasted = new Promise((done) =>
      field.addEventListener(
        'paste',
        () => {
          const began = performance.now();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
        },
        { once: true },
      ),
    );
  });
  await page.keyboard.press('Control+V');
  return await page.evaluate(() => window.pasted);
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

/** The page's main thread in milliseconds of processor time so far: what others on the machine do is not in it, unlike in any clock. */
export async function processor(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** Before {@link processor}. */
export async function countProcessor(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
}
