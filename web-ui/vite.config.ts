import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { chunks } from './scripts/chunks.ts';
import { packed } from './scripts/packed.ts';
import { screenFiles } from './scripts/screen-files.ts';
import { uiSdk } from './scripts/ui-sdk.mjs';

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
 * is put where it is called instead, and so comes with the screen that needs it. A build puts its id there, as the host runs known
 * documents only, and leaves the texts beside the dashboard's files, where the host finds them.
 */
function trustedDocuments(): Plugin {
  const used = new Map<string, string>();
  let build = false;
  let manifest = '';
  const written = (name: string, text: string) => {
    if (!build) return JSON.stringify(text);
    const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    used.set(id, text);
    return JSON.stringify(`${/^\w+/.exec(text)?.[0]} ${name} ${id}`);
  };
  return {
    name: 'trusted-documents',
    enforce: 'pre',
    configResolved(config) {
      build = config.command === 'build';
      manifest = resolve(config.root, config.build.outDir, '..', 'META-INF', 'vitrina', 'documents.json');
    },
    transform(code, id) {
      if (!/[\\/]src[\\/].*documents\.ts$/.test(id)) {
        // Its text would be sent, and refused by the host.
        if (/[\\/]src[\\/](?!generated)/.test(id) && code.includes("from '@/generated/graphql/index.ts'")) this.error(`documents belong into a file named ...documents.ts: ${id}`);
        return null;
      }
      const generated = readFileSync(new URL('./src/generated/graphql/graphql.ts', import.meta.url), 'utf8');
      const texts = new Map([...generated.matchAll(/const (\w+?)Document = new TypedDocumentString\(`([^`]*)`/g)].map(([, name, text]) => [name, text]));
      return code.replaceAll(/graphql\(`\s*(\w+) (\w+)[^`]*`\)/g, (_call, kind: string, name: string) => {
        // A fragment is in the text of each document that spreads it.
        if (kind === 'fragment') return JSON.stringify('');
        const text = texts.get(name)?.trim();
        if (text === undefined) throw new Error(`${id} has the document ${name}, which was not generated`);
        return written(name, text);
      });
    },
    closeBundle() {
      if (!build || used.size === 0) return;
      mkdirSync(dirname(manifest), { recursive: true });
      writeFileSync(manifest, JSON.stringify(Object.fromEntries([...used].toSorted(([one], [other]) => one.localeCompare(other))), null, 1));
    },
  };
}

const documents = new URL('./src/generated/graphql/graphql.ts', import.meta.url);
/** What kept answers were asked with: another one may have given them another shape. */
const shapeOfAnswers = createHash('sha256').update(existsSync(documents) ? readFileSync(documents) : '').digest('hex').slice(0, 12);

/** Only who opens these needs them, and nobody without a connection. */
const neverWithoutConnection = ['**/{monaco*,editor*,graphiql*,graphql.worker*,json.worker*,babel*,estree*,standalone*,hls*,mouseTarget*,codicon*,utils-*}'];

/**
 * The dashboard's own files, to be there without a connection. Nothing that the host answers: no GraphQL, nothing of `/api`, no
 * token. The page itself is asked for first, so that after a deployment nobody sees the one before.
 */
const offline = VitePWA({
  strategies: 'generateSW',
  filename: 'sw.js',
  injectRegister: false,
  manifest: false,
  registerType: 'autoUpdate',
  workbox: {
    inlineWorkboxRuntime: true,
    sourcemap: false,
    cleanupOutdatedCaches: true,
    skipWaiting: true,
    clientsClaim: true,
    navigateFallback: null,
    directoryIndex: null,
    dontCacheBustURLsMatching: /^assets\//,
    globPatterns: ['index.html', 'theme.js', 'favicon.svg', 'icons/icon-192.png', 'ui-sdk/**/*.js', 'assets/*.{js,css,woff2}'],
    globIgnores: neverWithoutConnection,
    runtimeCaching: [
      {
        urlPattern: ({ request, sameOrigin, url }) => sameOrigin && request.mode === 'navigate' && !/^\/(api|graphql|plugins\/[^/]+\/[^/]+\/ui)(\/|$)/.test(url.pathname),
        handler: async ({ request }) => {
          try {
            return await fetch(request, { signal: AbortSignal.timeout(3_000) });
          } catch (failure) {
            const kept = await caches.match('/index.html', { ignoreSearch: true });
            if (!kept) throw failure;
            return kept;
          }
        },
      },
      {
        // The version in the address is the content's: the host answers it as immutable.
        urlPattern: ({ sameOrigin, url }) => sameOrigin && /^\/plugins\/[^/]+\/[^/]+\/ui\//.test(url.pathname),
        handler: 'CacheFirst',
        options: { cacheName: 'vitrina.plugins', expiration: { maxEntries: 60, maxAgeSeconds: 30 * 24 * 3600 }, cacheableResponse: { statuses: [200] } },
      },
    ],
  },
});

export default defineConfig({
  define: { SHAPE_OF_ANSWERS: JSON.stringify(shapeOfAnswers) },
  plugins: [
    offline,
    withoutInlineFonts,
    trustedDocuments(),
    screenFiles(['en', 'ru', 'zh']),
    packed(),
    uiSdk(),
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
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
    // For the tests of plugins, which have no packages of their own.
    dedupe: ['react', 'react-dom', '@testing-library/react'],
  },
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
      input: { index: fileURLToPath(new URL('index.html', import.meta.url)), ahead: fileURLToPath(new URL('src/lib/start/ahead.ts', import.meta.url)) },
      output: {
        codeSplitting: { groups: chunks },
      },
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
    // Tests of plugins lie beside this module.
    ...(process.env.VITEST && { fs: { allow: ['..'] } }),
    // Of `/plugins` only what is no screen.
    proxy: { '/graphql': api, '/api': api, '/plugins/ui.json': api, '^/plugins/[^/]+/[^/]+/ui/': api },
  },
  test: {
    // A test that needs a page says so in its first line; starting one for each would take most of the time.
    include: ['src/**/*.test.{ts,tsx}', '../plugins/*/ui/*.test.ts'],
    restoreMocks: true,
    pool: 'threads',
  },
});
