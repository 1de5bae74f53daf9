// Called by Maven before the classes are packaged: installs and builds only what is out of date.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { digest, inputs, isCurrent, root, writeStamp } from './stamp.mjs';

const out = process.env.VITRINA_UI_OUT ?? join(root, 'target', 'classes', 'static');
const installStamp = join(root, 'node_modules', '.vitrina-installed');
const buildStamp = join(root, 'target', 'ui-built');

const lock = digest(['package-lock.json', 'package.json']);
if (!isCurrent(installStamp, lock)) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeStamp(installStamp, lock);
}

const sources = digest(inputs);
if (isCurrent(buildStamp, sources) && existsSync(join(out, 'index.html')) && existsSync(join(out, '..', 'META-INF', 'vitrina', 'documents.json'))) {
  console.log('web-ui: up to date');
} else {
  run('npm', ['run', '--silent', 'build']);
  writeStamp(buildStamp, sources);
}
