import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { admin } from '../support/environment.ts';
import { expect, test } from '../support/test.ts';

test.describe('signing in and out', () => {
  test('wrong credentials are refused in words that help nobody to guess', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();

    await signIn.signIn({ email: admin.email, password: 'not-the-password' });
    await expect(page.getByRole('alert').filter({ hasText: 'The e-mail or the password is wrong.' })).toBeVisible();

    await signIn.signIn({ email: 'nobody@vitrina.test', password: 'not-the-password' });
    await expect(page.getByRole('alert').filter({ hasText: 'The e-mail or the password is wrong.' })).toBeVisible();
  });

  test('empty fields say what is missing before anything is sent', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('"Login"')) sent.push(request.url());
    });

    await signIn.submit.click();

    await expect(page.getByText('Enter your e-mail address.')).toBeVisible();
    await expect(page.getByText('Enter the password.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  test('a deep link is reached after signing in, and a reload keeps the session', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open('/plugins');

    await signIn.signIn();
    await expect(page).toHaveURL(/\/plugins/);
    await expect(page.getByText('wb-tokens', { exact: true })).toBeVisible();

    await page.reload();
    await expect(page).toHaveURL(/\/plugins/);
    await expect(page.getByText('wb-tokens', { exact: true })).toBeVisible();
  });

  test('signing out in one tab signs out the other', async ({ page, context, signedIn }) => {
    await signedIn();
    await page.goto('/plugins');
    const other = await context.newPage();
    await other.goto('/plugins');
    await expect(other.getByText('wb-tokens', { exact: true })).toBeVisible();

    await new Shell(page).signOut();

    const heading = { name: 'Sign in to Vitrina' };
    await expect(page.getByRole('heading', heading)).toBeVisible();
    await expect(other.getByRole('heading', heading)).toBeVisible();
    await other.reload();
    await expect(other.getByRole('heading', heading)).toBeVisible();
  });

  test('no secret of the session lies where a script could read it', async ({ page, context, signedIn }) => {
    await signedIn();
    await page.goto('/plugins');
    await expect(page.getByText('wb-tokens', { exact: true })).toBeVisible();

    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(stored).not.toContain('eyJ');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const cookies = await context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    }
  });
});
