import { expectAccessible } from '../support/axe.ts';
import { url } from '../support/environment.ts';
import { tabTo } from '../support/keyboard.ts';
import { expect, test } from '../support/test.ts';

const me = { query: '{ me { permissions } }' };

test('a key is made by keyboard, shown once, works, and is refused once it is revoked', async ({ page, signedIn, playwright }) => {
  await signedIn();
  await page.goto('/api-keys');
  await expect(page.getByText('You have no API keys')).toBeVisible();

  await tabTo(page, () => page.getByRole('main').getByRole('button', { name: 'Create key' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  await tabTo(page, () => dialog.getByLabel('Name'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await expectAccessible(page, 'creating a key');
  await page.keyboard.type('Nightly report');
  await tabTo(page, () => dialog.getByRole('checkbox', { name: /Read the audit trail/ }));
  await page.keyboard.press('Space');
  await tabTo(page, () => dialog.getByRole('button', { name: 'Create key' }));
  await page.keyboard.press('Enter');

  const shown = page.getByRole('dialog', { name: 'Your new key' });
  const secret = await shown.getByTestId('new-key').innerText();
  expect(secret).toMatch(/^vtr_key_[0-9A-Za-z]{40}$/);
  await expectAccessible(page, 'a new key');
  await page.keyboard.press('Escape');
  await expect(shown, 'a stray Escape must not lose it').toBeVisible();
  await tabTo(page, () => shown.getByRole('button', { name: 'I have stored it' }));
  await page.keyboard.press('Enter');
  await expect(shown).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Nightly report/ })).toContainText(`vtr_key_…${secret.slice(-4)}`);
  await expect(page.getByText(secret)).toHaveCount(0);

  const script = await playwright.request.newContext({ baseURL: url, extraHTTPHeaders: { Authorization: `Bearer ${secret}` } });
  const answer = await (await script.post('/graphql', { data: me })).json();
  expect(answer.data.me.permissions).toEqual(['platform:audit', 'platform:developer']);

  await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
  const asked = page.getByRole('dialog', { name: 'Revoke Nightly report?' });
  await expectAccessible(page, 'revoking a key');
  await asked.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('You have no API keys')).toBeVisible();
  const refused = await (await script.post('/graphql', { data: me })).json();
  expect(refused.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  await script.dispose();
});
