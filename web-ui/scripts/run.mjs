import { spawnSync } from 'node:child_process';
import { root } from './stamp.mjs';

/** Runs a command in the module's directory and ends this process with its exit code when it fails. */
export function run(command, args, env = {}) {
  const started = Date.now();
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (result.error) {
    console.error(`${command} could not be started: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) {
    console.error(`web-ui: "${command} ${args.join(' ')}" failed`);
    process.exit(result.status ?? 1);
  }
  console.log(`web-ui: ${args.join(' ')} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
