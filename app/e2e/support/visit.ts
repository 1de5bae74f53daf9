import { type Page, expect } from '@playwright/test';

const section = (path: string) => path.split(/[/?]/)[1];

/**
 * To another screen as a link leads there, so that the dashboard is not loaded anew for each. Within a section it is: screens that share their
 * heading would be taken for the one before. From the sign-in it is, too: a session that the flow has made is found by a load.
 */
export async function visit(page: Page, path: string): Promise<void> {
  const here = new URL(page.url());
  // By its element: behind a dialog that the address opens it has no role.
  const heading = page.locator('main h1');
  if (!here.protocol.startsWith('http') || [section(path), 'sign-in'].includes(section(here.pathname)) || (await heading.count()) === 0) {
    await page.goto(path);
  } else {
    await heading.evaluateAll((headings) => headings.forEach((one) => one.setAttribute('data-left', '')));
    await page.evaluate((to) => history.pushState({}, '', to), path);
  }
  await expect(heading.and(page.locator(':not([data-left])')).first()).toBeVisible();
  await expect(heading, 'one heading says what the screen is').toHaveCount(1);
}
