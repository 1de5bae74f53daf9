// The files behind the import map: each hands out what the host's page provides under the name (src/sdk/host-modules.ts).
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The import map of index.html, as text: its hash stands in the content security policy. */
export function importMapText(html = read('index.html')) {
  const text = /<script type="importmap">([^<]*)<\/script>/.exec(html)?.[1];
  if (text === undefined) throw new Error('index.html has no import map');
  return text;
}

/** By address. */
export function sdkFiles() {
  const exported = JSON.parse(read('src/sdk/exports.json'));
  const { imports } = JSON.parse(importMapText());
  return new Map(
    Object.entries(imports).map(([name, address]) => {
      const names = exported[name].filter((one) => one !== 'default');
      const lines = [
        `const all = globalThis[Symbol.for('vitrina.ui-sdk/v1')][${JSON.stringify(name)}];`,
        'export default all.default ?? all;',
        ...(names.length > 0 ? [`export const { ${names.join(', ')} } = all;`] : []),
      ];
      return [address, `${lines.join('\n')}\n`];
    }),
  );
}

/** Writes them into the build, and serves them in development. */
export function uiSdk() {
  return {
    name: 'ui-sdk',
    generateBundle() {
      for (const [address, source] of sdkFiles()) this.emitFile({ type: 'asset', fileName: address.slice(1), source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = sdkFiles().get(request.url?.split('?')[0]);
        if (source === undefined) return next();
        response.setHeader('Content-Type', 'text/javascript');
        response.end(source);
      });
    },
  };
}
