// A Vite plugin that makes of TypeScript sources what a plugin's package has in `ui/`: the module and its styles under hashed names,
// `manifest.json` with their digests, and `documents.json`. It needs nothing but Vite: a plugin outside of this repository takes a
// copy of this one file (docs/plugin-ui.md).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the host's page provides: the names of its import map. */
export const provided = ['react', 'react/jsx-runtime', 'react-dom', '@tanstack/react-query', '@tanstack/react-router', '@vitrina/ui-sdk'];

const marked = /\/\*\s*GraphQL\s*\*\/\s*`([^`]*)`/g;

/** @param {{ entry?: string, manifest: { nav?: object[], slots?: string[] } }} options the manifest is what only its author knows */
export function pluginUi({ entry = 'main.tsx', manifest }) {
  /** By source file: one that is written anew while Vite watches leaves no old ones behind. */
  const documents = new Map();
  return {
    name: 'vitrina-plugin-ui',
    enforce: 'pre',
    config: () => ({
      // The host's page has no runtime for development builds.
      oxc: { jsx: { runtime: 'automatic', development: false } },
      build: {
        emptyOutDir: true,
        target: 'es2023',
        // The host's content security policy allows no data: addresses.
        assetsInlineLimit: 0,
        modulePreload: false,
        cssCodeSplit: false,
        rolldownOptions: {
          input: { main: entry },
          external: provided,
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
        },
      },
    }),
    /** The host runs a document that it knows, to the letter: it is written once here, and stands so in the code and in the list. */
    transform(code, id) {
      if (!/\.[jt]sx?$/.test(id)) return null;
      const found = [];
      documents.set(id, found);
      return code.replaceAll(marked, (_literal, text) => {
        if (/\$\{|\\|#|"""/.test(text)) this.error(`a document may hold no \${…}, escapes, comments or block texts: ${id}`);
        const document = text.replaceAll(/\s+/g, ' ').trim();
        found.push(document);
        return JSON.stringify(document);
      });
    },
    writeBundle({ dir }, bundle) {
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => relative(dir, join(file.parentPath, file.name)).split(sep).join('/'))
        .toSorted();
      const main = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
      const digest = (file) => createHash('sha256').update(readFileSync(join(dir, file))).digest('hex');
      const whole = {
        entry: main.fileName,
        styles: files.filter((file) => file.endsWith('.css')),
        nav: manifest.nav ?? [],
        slots: manifest.slots ?? [],
        sha256: Object.fromEntries(files.map((file) => [file, digest(file)])),
      };
      writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(whole, null, 1)}\n`);
      writeFileSync(join(dir, 'documents.json'), `${JSON.stringify([...new Set([...documents.values()].flat())].toSorted(), null, 1)}\n`);
    },
  };
}
