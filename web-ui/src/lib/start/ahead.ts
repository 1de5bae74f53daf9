import { session } from '@/lib/api/client.ts';
import { rememberedLanguage } from '@/lib/i18n/languages.ts';
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

/** What was asked, with its answers on their way; of nobody who is not signed in. */
export const asked: Promise<readonly Question[]> = restored.then(() => {
  if (session.state().status !== 'active') return [];
  askForPlugins();
  return ask(location);
});
