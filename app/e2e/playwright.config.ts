import { defineConfig } from '@playwright/test';
import { chromium, url } from './support/environment.ts';

// The browser is the machine's own: Playwright downloads none.
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'flows', testMatch: ['flows/**/*.spec.ts', 'regression/**/*.spec.ts'], testIgnore: ['flows/troubles.spec.ts', 'flows/four-eyes.spec.ts', 'flows/prices-halts.spec.ts'] },
    // Measured on a machine that does nothing else, when asked for: see docs/benchmarks.md, "Screens".
    ...(process.env.VITRINA_GATES ? [{ name: 'gates', testMatch: ['gates/**/*.spec.ts'], timeout: 40 * 60_000 }] : []),
    // A setting that counts for every shop.
    { name: 'alone', testMatch: ['flows/four-eyes.spec.ts'], dependencies: ['flows'] },
    // What makes the gateway stop asking a host reaches into every flow beside it.
    { name: 'troubles', testMatch: ['flows/troubles.spec.ts'], dependencies: ['flows', 'alone'] },
    // Nothing is sent in any shop, and then there is no host.
    { name: 'halts', testMatch: ['flows/prices-halts.spec.ts'], dependencies: ['flows', 'alone', 'troubles'] },
  ],
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // A flow is red at the first failure, but where a landing waits for all of them: there it may pass at the second, and is told of as flaky.
  retries: Number(process.env.VITRINA_E2E_RETRIES ?? 0),
  timeout: 90_000,
  globalTimeout: (process.env.VITRINA_GATES ? 60 : 20) * 60_000,
  expect: { timeout: 15_000 },
  // The second one is what EndToEndIT makes a test of each flow from; it names the file to write.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1280, height: 800 },
    // It fetches the whole dashboard for each browser context, of which each flow has a new one; flows about it allow it.
    serviceWorkers: 'block',
    // What pulses is drawn by the processor here, sixty times a second.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
    // Recording every step slows all of them: asked for when a failure is looked into.
    trace: process.env.VITRINA_E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
