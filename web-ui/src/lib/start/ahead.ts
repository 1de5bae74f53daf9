import { session, sessionAsked } from '@/lib/api/client.ts';
import { locales, rememberedLanguage } from '@/lib/i18n/languages.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import { askForPlugins } from './plugin-manifest.ts';
import { ask, type Question } from './questions.ts';
import { filesOf, type Screens } from './screen-files.ts';

/*
 * Runs as soon as it is here, while what draws the page is still on its way: has the files of this screen fetched, asks who looks at it,
 * and what each screen asks first. On a phone these would otherwise wait for each other.
 */

/** Over HTTP/1.1 there are six ways to the host: so many files at a time leave a way to what is asked meanwhile. */
const filesAtATime = 4;

function fetchFiles() {
  // Where the page is served by Vite there are none to name.
  const named = document.getElementById('screens')?.textContent;
  if (!named) return;
  const files = filesOf(JSON.parse(named) as Screens, location.pathname, rememberedLanguage());
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const lanes = page?.nextHopProtocol === 'http/1.1' ? filesAtATime : files.length;
  for (let lane = 0; lane < lanes; lane++) fetchNext(files);
}

function fetchNext(files: string[]) {
  const file = files.shift();
  if (file === undefined) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = '';
  for (const end of ['load', 'error']) link.addEventListener(end, () => fetchNext(files));
  link.href = `/${file}`;
  document.head.append(link);
}

/** Why the session could not be restored; null when it could be asked for. */
export const restored: Promise<unknown> = session.restore().then(
  () => null,
  (failure: unknown) => failure,
);

/** The first number and date that a page writes takes a phone a tenth of a second: the browser reads how the language writes them. Now it has the time. */
function readHowToWrite() {
  const locale = locales[rememberedLanguage()];
  new Intl.NumberFormat(locale).format(0);
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(0);
  new Intl.RelativeTimeFormat(locale).format(0, 'day');
  new Intl.PluralRules(locale).select(0);
}

/** Another tab may hold the question up, but not the files. */
const soon = new Promise((resolve) => setTimeout(resolve, 100));
// After the question, which would wait in line behind them.
void Promise.race([sessionAsked, restored, soon]).then(() => {
  fetchFiles();
  if ('requestIdleCallback' in window) requestIdleCallback(readHowToWrite);
});

const waiting: Question[] = [];
let take = (question: Question): void => void waiting.push(question);

/** Hands over what was asked, at once and as it goes on: the answers are on their way. */
export function takeAsked(taker: (question: Question) => void): void {
  take = taker;
  for (const question of waiting.splice(0)) taker(question);
}

restored
  .then(async () => {
    const state = session.state();
    if (state.status !== 'active') return;
    const owner = state.grant.user.id;
    const asking = ask(location, { owner, stays: () => ownerOf(session.state()) === owner, give: (question) => take(question) });
    // The screen begins without what plugins bring.
    asking.finally(() => askForPlugins(owner)).catch(() => undefined);
    await asking;
  })
  // A screen that finds no answer asks itself, and says what went wrong.
  .catch(() => undefined);
