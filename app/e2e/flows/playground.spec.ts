import { readFileSync } from 'node:fs';
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

test('a request is kept on the server, and opens in a tab of its own', async ({ page, signedIn }) => {
  await signedIn();
  await page.goto('/playground');
  const editor = page.locator('.graphiql-query-editor .view-lines');
  const saved = page.getByRole('region', { name: 'Saved requests' });
  await expect(editor).toContainText('query Start', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Show Saved requests' }).click();
  await expect(saved.getByText('Nothing is saved yet')).toBeVisible();
  await saved.getByRole('button', { name: 'Save the request' }).click();
  await expect(saved.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expectAccessible(page, 'saved requests');

  // As in another browser: what this one remembers is gone.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(editor).toContainText('query Start', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Show Saved requests' }).click();
  await saved.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('.graphiql-tab')).toHaveCount(2);
  await expect(editor).toContainText('query Start');

  await saved.getByRole('button', { name: 'Delete Start' }).click();
  await saved.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(saved.getByText('Nothing is saved yet')).toBeVisible();
});

test('the composed schema is a file for code generators', async ({ page, signedIn }) => {
  await signedIn();
  await page.goto('/playground');
  const downloading = page.waitForEvent('download');

  await page.getByRole('button', { name: 'Download schema' }).click();

  const download = await downloading;
  expect(download.suggestedFilename()).toBe('schema.graphqls');
  expect(readFileSync(await download.path(), 'utf8')).toContain('wbTokensCreate');
});
