import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the built UI depends on, relative to the module. */
export const inputs = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'codegen.ts',
  'tsconfig.json',
  'tsr.config.json',
  'package-lock.json',
  'scripts',
  '.oxlintrc.json',
  '../platform-core/src/main/resources/graphql',
  '../platform-core/src/main/java/dev/vitrina/core/request/BrowserPolicy.java',
  '../plugins/wb-tokens/src/main/resources/graphql',
  '../plugins/wb-products/src/main/resources/graphql',
  '../plugins/wb-media/src/main/resources/graphql',
];

/** Whose tests run with this module's, as they have no tools of their own. */
export const pluginUis = ['../plugins/wb-pricing/ui'];

const generated = join(root, 'src', 'generated');

function hashInto(hash, path) {
  if (path === generated || !existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).toSorted()) hashInto(hash, join(path, name));
    return;
  }
  hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
}

/** A digest of the content of files and directories; cheaper than one Vite start and exact, unlike file times. */
export function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hashInto(hash, join(root, path));
  return hash.digest('hex');
}

export function isCurrent(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

export function writeStamp(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}
