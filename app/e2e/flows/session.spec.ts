import { expect, test } from '../support/test.ts';

test('the product answers', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Vitrina/);
});
