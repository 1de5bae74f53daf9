import { type Page, expect } from '@playwright/test';
import { admin } from '../support/environment.ts';

/** The sign-in form, on its own screen or over the one whose session ended. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  get email() {
    return this.page.getByLabel('E-mail');
  }

  get password() {
    return this.page.getByLabel('Password', { exact: true });
  }

  get submit() {
    return this.page.getByRole('button', { name: 'Sign in', exact: true });
  }

  async open(path = '/') {
    await this.page.goto(path);
    await expect(this.page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
  }

  async signIn({ email, password } = admin) {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** The dialog over a screen whose session ended. */
  get again() {
    return this.page.getByRole('dialog', { name: 'Your session has ended' });
  }
}
