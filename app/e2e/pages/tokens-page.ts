import { type Locator, type Page, expect } from '@playwright/test';

/** The connected Wildberries tokens and the dialogs that add and change them. */
export class TokensPage {
  constructor(private readonly page: Page) {}

  async open() {
    await this.page.goto('/tokens');
    await expect(this.page.getByRole('heading', { name: 'Tokens', level: 1 })).toBeVisible();
  }

  get add() {
    return this.page.getByRole('main').getByRole('button', { name: 'Add token' });
  }

  /** The card of the token with this name. */
  card(name: string): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  get addDialog() {
    return this.page.getByRole('dialog', { name: 'Add a Wildberries token' });
  }

  /** Fills the dialog that adds a token and sends it. */
  async paste(name: string, token: string) {
    if (!(await this.addDialog.isVisible())) await this.add.click();
    await this.addDialog.getByLabel('Name').fill(name);
    await this.addDialog.getByLabel('API token').fill(token);
    await this.addDialog.getByRole('button', { name: 'Check and add' }).click();
  }

  /** Opens a token's menu and takes the action. */
  async act(name: string, action: string) {
    await this.page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** What the server or the form says against a field of the open dialog. */
  refusal(text: string | RegExp) {
    return this.page.getByRole('dialog').getByRole('alert').filter({ hasText: text });
  }
}
