import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.VITRINA_URL ?? 'http://127.0.0.1:8080';

/**
 * GraphiQL's style sheet carries whole fonts as data: addresses, which our content security policy refuses; it gets ours.
 */
const withoutInlineFonts: Plugin = {
  name: 'without-inline-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!/graphiql\/dist\/style\.css/.test(id)) return null;
    return code.replace(/@font-face\s*\{[^}]*url\(["']?data:font[^}]*\}/g, '');
  },
};

/**
 * The generated `graphql()` looks documents up in a table of all of them, which the shell would load for every screen. Each document
 * is put where it is called instead, and so comes with the screen that needs it.
 */
const documentsInPlace: Plugin = {
  name: 'documents-in-place',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*documents\.ts$/.test(id)) return null;
    const generated = readFileSync(new URL('./src/generated/graphql/graphql.ts', import.meta.url), 'utf8');
    const texts = new Map([...generated.matchAll(/const (\w+?)(?:Document|FragmentDoc) = new TypedDocumentString\(`([^`]*)`/g)].map(([, name, text]) => [name, text]));
    return code.replaceAll(/graphql\(`\s*\w+ (\w+)[^`]*`\)/g, (call, name: string) => {
      const text = texts.get(name)?.trim();
      return text === undefined ? call : JSON.stringify(text);
    });
  },
};

export default defineConfig({
  plugins: [
    withoutInlineFonts,
    documentsInPlace,
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: './src/routes',
      generatedRouteTree: './src/generated/route-tree.ts',
      routeFileIgnorePattern: '\\.test\\.',
      quoteStyle: 'single',
      semicolons: true,
      disableLogging: true,
    }),
    react(),
    tailwindcss(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: process.env.VITRINA_UI_OUT ?? 'target/classes/static',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The host's content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      onLog(level, log, handle) {
        // GraphiQL's packages carry directives for the React compiler, which mean nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  worker: { format: 'es' },
  // Its `?worker` imports are Vite's to resolve; bundling it beforehand, as Vite's dev server does, cannot.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': api, '/api': api },
  },
  test: {
    // A test that needs a page says so in its first line; starting one for each would take most of the time.
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    pool: 'threads',
  },
});
