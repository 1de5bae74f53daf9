import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pluginUi } from '../../scripts/plugin-ui.mjs';

let folder = '';
const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-ui-'));
  mkdirSync(join(folder, 'ui'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function built(source: string) {
  writeFileSync(join(folder, 'ui', 'main.tsx'), source);
  writeFileSync(join(folder, 'ui', 'a.css'), '.a { color: var(--ink) }');
  await build({ configFile: false, logLevel: 'silent', root: join(folder, 'ui'), plugins: [pluginUi({ manifest: { nav: [{ path: '', label: 'A' }] } })], build: { outDir: '../out' } });
}

it('leaves a module, a manifest with the digests of its files, and the documents as they are sent', async () => {
  await built(`
    import { useHostQuery } from '@vitrina/ui-sdk';
    import './a.css';
    const names = /* GraphQL */ \`
      query Names {
        names { first }
      }
    \`;
    export default { routes: [{ path: '', title: 'A', component: () => <p>{String(useHostQuery(names))}</p> }] };
  `);

  const manifest = JSON.parse(read('manifest.json')) as { entry: string; styles: string[]; nav: object[]; slots: string[]; sha256: Record<string, string> };
  expect(manifest).toMatchObject({ nav: [{ path: '', label: 'A' }], slots: [] });
  expect(Object.keys(manifest.sha256).toSorted()).toEqual([manifest.entry, ...manifest.styles].toSorted());
  for (const [file, digest] of Object.entries(manifest.sha256)) expect(createHash('sha256').update(read(file)).digest('hex')).toBe(digest);
  const code = read(manifest.entry);
  expect(code).toMatch(/from\s*["']@vitrina\/ui-sdk["']/);
  expect(code).toMatch(/from\s*["']react\/jsx-runtime["']/);
  expect(JSON.parse(read('documents.json'))).toEqual(['query Names { names { first } }']);
  expect(code).toContain('query Names { names { first } }');
});

it('refuses a document that is put together as the code runs: the host could not know it', async () => {
  await expect(built('const field = "a"; export default /* GraphQL */ `query A { ${field} }`;')).rejects.toThrow('a document may hold no');
});
