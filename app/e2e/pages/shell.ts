import { type Page, expect } from '@playwright/test';

export type Language = 'en' | 'ru' | 'zh';

/** What stands around every screen: navigation, the shop, the user. */
export class Shell {
  constructor(private readonly page: Page) {}

  get navigation() {
    return this.page.getByRole('navigation', { name: 'Main navigation' });
  }

  place(name: string) {
    return this.navigation.getByRole('link', { name, exact: true });
  }

  /** Its name holds the current shop's. */
  get shopSelector() {
    return this.page.getByRole('button', { name: /^Shop: / });
  }

  async expectShop(label: string) {
    await expect(this.shopSelector).toHaveAccessibleName(`Shop: ${label}`);
  }

  async switchShop(label: string) {
    await this.shopSelector.click();
    await this.page.getByRole('menuitemradio', { name: label }).click();
    await this.expectShop(label);
  }

  async signOut() {
    await this.page.getByRole('button', { name: 'Your account' }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  /** Before the page is opened: what this browser remembers as the user's choice. */
  static async prefer(page: Page, choice: { language?: Language; theme?: 'light' | 'dark' | 'system'; shop?: string }) {
    await page.addInitScript((given) => {
      if (given.language) localStorage.setItem('vitrina.language', given.language);
      if (given.theme) localStorage.setItem('vitrina.theme', given.theme);
      if (given.shop) localStorage.setItem('vitrina.shop', given.shop);
    }, choice);
  }
}
