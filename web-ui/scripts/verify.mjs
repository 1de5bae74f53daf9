// Called by Maven in the test phase: everything that must hold before the UI may ship.
import { join } from 'node:path';
import { run } from './run.mjs';
import { digest, inputs, isCurrent, pluginUis, root, writeStamp } from './stamp.mjs';

const stamp = join(root, 'target', 'ui-verified');
const state = digest([...inputs, ...pluginUis]);
if (isCurrent(stamp, state)) {
  console.log('web-ui: verified before, nothing changed');
} else {
  for (const check of ['typecheck', 'lint', 'test', 'budget']) run('npm', ['run', '--silent', check]);
  writeStamp(stamp, state);
}
