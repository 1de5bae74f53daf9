import { type Locator, type Page, expect } from '@playwright/test';

/** One change set, from its draft to what became of it. */
export class ChangePage {
  constructor(private readonly page: Page) {}

  /** The page of the set that a form has just drafted, checked and ready to be sent. */
  async expectChecked() {
    await expect(this.page).toHaveURL(/\/changes\/\d+/, { timeout: 20_000 });
    await expect(this.act('Confirm and send')).toBeVisible({ timeout: 30_000 });
  }

  get id() {
    return new URL(this.page.url()).pathname.split('/').at(-1)!;
  }

  act(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Rows by what they are called: a vendor code or a key. */
  row(name: string | number): Locator {
    return this.rows.filter({ hasText: String(name) });
  }

  get rows() {
    return this.page.getByRole('region', { name: 'Rows' }).locator('[data-row-state]');
  }

  /** The last stage of the set's life says how it ended. */
  async expectEnded(how: 'Applied' | 'Partly applied' | 'Not applied' | 'Stopped') {
    await expect(this.page.getByTestId('life-cycle').getByText(how, { exact: true })).toBeVisible({ timeout: 40_000 });
  }

  /** Asks to send, and answers the question. */
  async send(rows: number) {
    await this.act('Confirm and send').click();
    const number = rows.toLocaleString('en-US');
    const question = this.question(rows === 1 ? 'Send 1 row to Wildberries?' : `Send ${number} rows to Wildberries?`);
    if (rows > 20) await question.getByLabel(`Type ${number} to confirm`).fill(String(rows));
    await question.getByRole('button', { name: rows === 1 ? 'Send 1 row' : `Send ${number} rows` }).click();
    await expect(question).toHaveCount(0);
  }

  question(title: string) {
    return this.page.getByRole('dialog', { name: title });
  }
}
