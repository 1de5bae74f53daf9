// node dev/show-page.mjs <url> <email> <password> <path>   ends with 0 when the running host's page at the path shows, without a failure on it
import { signIn, withBrowser } from './browser.mjs';

const [url, email, password, path] = process.argv.slice(2);

await withBrowser(async (context) => {
  const page = await context.newPage();
  await signIn(page, url, { email, password });
  await page.goto(`${url}${path}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const alerts = await page.locator('main [role=alert]').allTextContents();
  if (alerts.length > 0) {
    throw new Error(alerts.join('\n'));
  }
});
