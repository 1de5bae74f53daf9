import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

// That no request leaves for another origin is part of every flow (see support/test.ts).
test('the playground answers its first query and knows what the plugins bring', async ({ page, signedIn }) => {
  await signedIn();
  await page.goto('/playground');
  await expect(page.locator('.graphiql-query-editor .view-lines')).toContainText('query Start', { timeout: 30_000 });

  await page.getByRole('button', { name: /Execute query/ }).click();

  await expect(page.locator('.graphiql-response')).toContainText('"role": "ADMIN"', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query', exact: true }).click();
  await expect(page.getByRole('link', { name: 'products', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'wbTokens', exact: true })).toBeVisible();
});

test('the playground has the colours of the theme it comes back to', async ({ page, signedIn }) => {
  const shell = new Shell(page);
  const editor = page.locator('.graphiql-query-editor .view-lines');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await signedIn();
  await page.goto('/playground');
  await expect(editor).toContainText('query Start', { timeout: 30_000 });

  await shell.place('Plugins').click();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await shell.place('GraphQL playground').click();
  await expect(editor).toContainText('query Start', { timeout: 30_000 });

  await expect(() => expectAccessible(page, 'playground, dark, after light')).toPass({ timeout: 15_000 });
});
