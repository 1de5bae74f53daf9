import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const routesFolder = fileURLToPath(new URL('../src/routes', import.meta.url));

/** Where a screen's code begins: see the router's `autoCodeSplitting`. */
const component = (route: string) => `/src/routes/${route}.tsx?tsr-split=component`;

/**
 * Names in the page what each screen is made of (the type `Screens` of src/lib/start/screen-files.ts), and has src/lib/start/ahead.ts run
 * before all else: it has these files fetched, and asks what the screen is going to ask, while what draws the page is on its way.
 */
export function screenFiles(languages: readonly string[]): Plugin {
  return {
    name: 'screen-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // Vite's own server has no files to name, and main.tsx imports the module itself.
        if (!bundle) return html;
        const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
        const named = (end: string) => [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(end));
        const atOnce = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file);

        const files: string[] = [];
        const place = (file: string) => (files.includes(file) ? files.indexOf(file) : files.push(file) - 1);
        const sources = new Map(readdirSync(routesFolder, { recursive: true, encoding: 'utf8' }).flatMap((file) => (file.endsWith('.tsx') ? [[file.slice(0, -4), readFileSync(join(routesFolder, file), 'utf8')] as const] : [])));
        const screens = [...sources.keys()]
          .filter((name) => !['__root', '_app'].includes(name))
          .map((name) => {
            const routes = around(name);
            const needed = whole(routes.flatMap((route) => named(component(route))?.fileName ?? []), chunks);
            const texts = routes.flatMap((route) => textsIn(sources.get(route) ?? ''));
            return { path: address(name), files: [...needed].filter((file) => !atOnce.includes(file)).map(place), texts: [...new Set(texts)] };
          })
          // The first one whose pattern fits is taken.
          .toSorted((one, other) => one.path.split('$').length - other.path.split('$').length || one.path.localeCompare(other.path));
        const namespaces = new Set(['common', ...screens.flatMap(({ texts }) => texts)]);
        const packOf = (language: string) => [...namespaces].flatMap((name) => {
          const file = named(`/src/i18n/${language}/${name}.json`)?.fileName;
          return file === undefined ? [] : [[name, place(file)] as const];
        });
        const texts = Object.fromEntries(languages.map((language) => [language, Object.fromEntries(packOf(language))]));

        const ahead = named('/src/lib/start/ahead.ts')?.fileName;
        if (ahead === undefined || !screens.some((screen) => screen.files.length > 0 && screen.texts.length > 0)) this.error('the build has no screens');
        const needed = [...whole([ahead], chunks)].filter((file) => file !== ahead);
        // What everything else waits for runs as soon as it is here, not only when the last file is: a phone's processor has time until then.
        const first = ['core', 'base'].flatMap((name) => [...chunks.values()].find((chunk) => chunk.name === name)?.fileName ?? []);
        const lines = [
          `<script type="application/json" id="screens">${JSON.stringify({ files, screens, texts })}</script>`,
          `<script type="module" async crossorigin fetchpriority="high" src="/${ahead}"></script>`,
          ...needed.map((file) => `<link rel="modulepreload" crossorigin fetchpriority="high" href="/${file}">`),
          ...first.map((file) => `<script type="module" async crossorigin fetchpriority="high" src="/${file}"></script>`),
        ];
        return html.replace(/^ *<script type="module"/m, (tag) => lines.map((line) => `    ${line}\n`).join('') + tag);
      },
    },
  };
}

/** The files with all that they import. */
function whole(files: readonly string[], chunks: ReadonlyMap<string, Rolldown.OutputChunk>, known = new Set<string>()): Set<string> {
  for (const file of files) {
    const chunk = chunks.get(file);
    if (known.has(file) || !chunk) continue;
    known.add(file);
    whole(chunk.imports, chunks, known);
  }
  return known;
}

/** The route with those it is shown in. */
function around(name: string): string[] {
  const inside = name.startsWith('_app/') ? ['_app'] : [];
  const parts = name.replace('_app/', '').split('.');
  return [...inside, ...parts.map((_, at) => name.slice(0, name.length - parts.slice(at + 1).join('.').length).replace(/\.$/, ''))];
}

/** As TanStack Router reads the file's name. */
function address(name: string): string {
  return `/${name.replace('_app/', '').replace(/(^|\.)index$/, '').replaceAll('_.', '.').replaceAll('.', '/')}`;
}

function textsIn(code: string): string[] {
  const list = /texts: ?\[([^\]]*)\]/.exec(code)?.[1] ?? '';
  return [...list.matchAll(/['"`](\w+)['"`]/g)].flatMap(([, text]) => text ?? []);
}
