import { url } from '../support/environment.ts';
import { expect, test } from '../support/test.ts';

test('the playground answers a query and asks nobody else for anything', async ({ page, signedIn }) => {
  await signedIn();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(url)) foreign.push(request.url());
  });
  await page.goto('/playground?query=' + encodeURIComponent('{ plugins { items { id state } } }'));

  const editor = page.getByRole('textbox').first();
  await expect(page.locator('.graphiql-container')).toBeVisible({ timeout: 20_000 });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('{ plugins { items { id state } } }');
  await page.getByRole('button', { name: /Execute query/ }).click();

  await expect(page.locator('.graphiql-response')).toContainText('wb-products', { timeout: 15_000 });
  await expect(page.locator('.graphiql-response')).toContainText('ACTIVE');
  expect(foreign).toEqual([]);
});
