import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A headless Chromium of the system with a profile of its own; `CHROMIUM` names another one. */
export async function withBrowser(work, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'vitrina-ui-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
    ...options,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

export async function signIn(page, url, { email = 'admin@vitrina.local', password = 'admin-password' } = {}) {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}

export async function prefer(page, url, { language = 'en', theme = 'light' }) {
  await page.goto(`${url}/favicon.svg`);
  await page.evaluate(([l, t]) => {
    localStorage.setItem('vitrina.language', l);
    localStorage.setItem('vitrina.theme', t);
  }, [language, theme]);
}
