import { session } from '@/lib/api/client.ts';
import { rememberedLanguage } from '@/lib/i18n/languages.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import { askForPlugins } from './plugin-manifest.ts';
import { ask, type Question } from './questions.ts';
import { filesOf, type Screens } from './screen-files.ts';

/*
 * Runs as soon as it is here, while what draws the page is still on its way: has the files of this screen fetched, asks who looks at it,
 * and what each screen asks first. On a phone these would otherwise wait for each other.
 */

function fetchFiles() {
  // Where the page is served by Vite there are none to name.
  const named = document.getElementById('screens')?.textContent;
  if (!named) return;
  for (const file of filesOf(JSON.parse(named) as Screens, location.pathname, rememberedLanguage())) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = `/${file}`;
    document.head.append(link);
  }
}

/** Why the session could not be restored; null when it could be asked for. */
export const restored: Promise<unknown> = session.restore().then(
  () => null,
  (failure: unknown) => failure,
);

// After the question, which would wait in line behind them.
fetchFiles();

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
    askForPlugins(owner);
    await ask(location, { owner, stays: () => ownerOf(session.state()) === owner, give: (question) => take(question) });
  })
  // A screen that finds no answer asks itself, and says what went wrong.
  .catch(() => undefined);
