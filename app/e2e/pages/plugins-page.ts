import { type Page, expect } from '@playwright/test';

/** The plugins and the page of each. */
export class PluginsPage {
  constructor(private readonly page: Page) {}

  async open() {
    await this.page.goto('/plugins');
  }

  row(id: string) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name: id, exact: true }) });
  }

  get dialog() {
    return this.page.getByRole('dialog', { name: 'Upload a plugin' });
  }

  async upload(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    if ((await this.dialog.count()) === 0) await this.page.getByRole('button', { name: 'Upload plugin' }).click();
    await this.page.getByTestId('plugin-file').setInputFiles(file);
  }

  /** What is told of the change under way. */
  get job() {
    return this.page.getByTestId('plugin-job');
  }

  async expectDone(text: string | RegExp) {
    await expect(this.job.getByText(text)).toBeVisible({ timeout: 60_000 });
  }

  /** In the summary of the plugin whose page is open. */
  async expectState(state: string) {
    await expect(this.page.getByRole('article').first().getByText(state, { exact: true })).toBeVisible({ timeout: 20_000 });
  }
}
