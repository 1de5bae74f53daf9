// Called by Maven in the module of a first-party plugin, after this one is built: builds its `ui/` with the tools that are here.
//   node ../../web-ui/scripts/build-plugin-ui.mjs <where it goes, relative to the plugin's module>
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pluginUi } from './plugin-ui.mjs';
import { run } from './run.mjs';
import { digest, isCurrent, root, writeStamp } from './stamp.mjs';

if (!existsSync(join(root, 'node_modules', 'vite')) || !existsSync(join(root, 'src', 'generated', 'route-tree.ts'))) {
  console.error('plugin ui: web-ui is not built yet; let Maven do it: mvn ... -am');
  process.exit(1);
}

const module = process.cwd();
const sources = join(module, 'ui');
const out = resolve(module, process.argv[2]);
const stamp = join(module, 'target', 'ui-built');

// What is imported from the host is part of what is checked.
const state = digest([relative(root, sources), 'src', 'scripts', 'package-lock.json', 'tsconfig.json', '.oxlintrc.json']);
if (isCurrent(stamp, state) && existsSync(join(out, 'manifest.json'))) {
  console.log('plugin ui: up to date');
} else {
  run('npx', ['--no-install', 'tsc', '--noEmit', '-p', sources]);
  run('npx', ['--no-install', 'oxlint', '--deny-warnings', '-c', '.oxlintrc.json', sources]);
  const manifest = JSON.parse(readFileSync(join(sources, 'manifest.json'), 'utf8'));
  const { build } = await import('vite');
  await build({ configFile: false, root: sources, logLevel: 'warn', plugins: [pluginUi({ entry: join(sources, 'main.tsx'), manifest })], build: { outDir: out } });
  writeStamp(stamp, state);
}
