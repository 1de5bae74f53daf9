// Fails when a part of the UI outgrows its budget. Sizes are gzipped, as the browser loads them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './stamp.mjs';

const out = process.env.VITRINA_UI_OUT ?? join(root, 'target', 'classes', 'static');
const manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8'));
const entries = Object.entries(manifest);
const cache = new Map();

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

function size(file) {
  if (!cache.has(file)) cache.set(file, gzipSync(readFileSync(join(out, file)), { level: 9 }).length);
  return cache.get(file);
}

/** A chunk's file with everything it imports statically. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest[key].imports ?? [], seen);
  }
  return seen;
}

function find(part) {
  const found = entries.filter(([key]) => key.includes(part)).map(([key]) => key);
  if (found.length === 0) throw new Error(`the build has no chunk for ${part}`);
  return found;
}

const scripts = (keys) => [...new Set([...keys].map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'));
const styles = (keys) => [...new Set([...keys].flatMap((key) => [...(manifest[key].css ?? []), manifest[key].file]))].filter((file) => file.endsWith('.css'));
const total = (files) => files.reduce((sum, file) => sum + size(file), 0);
const english = (namespace) => find(`i18n/en/${namespace}.json`);

const shell = closure(['index.html', ...find('routes/_app.tsx'), ...english('common')]);
const list = closure([...shell, ...find('routes/_app/products.tsx'), ...english('products'), ...english('lists')], new Set());
const details = closure([...list, ...find('routes/_app/products.$nmId.tsx')], new Set());
const cacheOverview = closure([...shell, ...find('routes/_app/cache.index.tsx'), ...english('cache')], new Set());
const packs = ['en', 'ru', 'zh'].map((language) => ({
  language,
  bytes: total(scripts(find(`i18n/${language}/`).filter((key) => /\/(common|products|lists)\.json/.test(key)))),
}));

const gates = [
  { name: 'shell JavaScript', bytes: total(scripts(shell)), limit: 225 },
  { name: 'product list JavaScript', bytes: total(scripts(list)), limit: 290 },
  { name: 'product list with a card open', bytes: total(scripts(details)), limit: 310 },
  { name: 'cache overview JavaScript', bytes: total(scripts(cacheOverview)), limit: 260 },
  { name: 'style sheets at start', bytes: total(styles(list)), limit: 22 },
  ...packs.map(({ language, bytes }) => ({ name: `texts at start, ${language}`, bytes, limit: 15 })),
];

let failed = false;
for (const { name, bytes, limit } of gates) {
  const over = bytes > limit * 1024;
  failed ||= over;
  console.log(`${over ? 'OVER ' : 'ok   '} ${name}: ${kb(bytes)} of ${limit} KB`);
}

// What only some need must not be in what everybody loads, nor in the list before its part is opened.
const lazy = ['graphiql', 'monaco', 'embla', 'hls', 'lightbox', 'graphql-sse', 'react-hook-form', 'cmdk', 'dnd-kit'];
const loaded = scripts(list).map((file) => readFileSync(join(out, file), 'utf8'));
const marks = { graphiql: 'graphiql-', monaco: 'monaco-editor', embla: 'containScroll', hls: 'hlsManifestLoading', lightbox: 'yarl__', 'graphql-sse': 'singleConnection', 'react-hook-form': 'shouldUnregister', cmdk: 'cmdk-input', 'dnd-kit': 'DndLiveRegion' };
for (const name of lazy) {
  const leaked = loaded.some((text) => text.includes(marks[name]));
  failed ||= leaked;
  if (leaked) console.log(`LEAK  ${name} is loaded by who does not use it`);
}

// Nothing is open, and nothing told, when the list is first drawn.
for (const later of ['components/ui/popups.tsx', 'components/ui/toast-stack.tsx']) {
  const leaked = find(later).some((key) => list.has(key));
  failed ||= leaked;
  if (leaked) console.log(`LEAK  ${later} is loaded before something is opened`);
}

// Over a phone's line a screen waits for requests rather than for bytes.
const requests = { 'sign-in': closure(['index.html', ...find('routes/sign-in.tsx'), ...english('common'), ...english('session')]), 'product list': list, 'product list with a card open': details };
for (const [name, keys] of Object.entries(requests)) {
  const files = scripts(keys).length;
  const limit = 24;
  failed ||= files > limit;
  console.log(`${files > limit ? 'OVER ' : 'ok   '} ${name}: ${files} of ${limit} files`);
}

// It is there for what runs while the rest is on its way.
const ahead = scripts(closure(find('lib/start/ahead.ts')));
const early = ahead.reduce((sum, file) => sum + size(file), 0);
failed ||= early > 8 * 1024;
console.log(`${early > 8 * 1024 ? 'OVER ' : 'ok   '} what runs before all else: ${kb(early)} of 8 KB`);

// The page names what its screens are made of: see screen-files.ts.
const page = readFileSync(join(out, 'index.html'), 'utf8');
const { files, screens, texts } = JSON.parse(/<script type="application\/json" id="screens">(.*?)<\/script>/.exec(page)?.[1] ?? '{}');
const namedFor = (path) => screens.find((screen) => screen.path === path).files.map((at) => files[at]);
const unnamed = scripts(details).filter((file) => !page.includes(`"/${file}"`) && !namedFor('/products/$nmId').includes(file) && !Object.values(texts.en).some((at) => files[at] === file));
failed ||= unnamed.length > 0;
if (unnamed.length > 0) console.log(`LATE  a card's files are not named in the page: ${unnamed.join(', ')}`);

const outside = readdirSync(join(out, 'assets')).length;
console.log(`      ${outside} files in all`);
process.exit(failed ? 1 : 0);
