import { expectAccessible } from '../support/axe.ts';
import { type Language, Shell } from '../pages/shell.ts';
import { sandbox } from '../support/sandbox.ts';
import { type Page, expect, test } from '../support/test.ts';
import { visit } from '../support/visit.ts';

type Theme = 'light' | 'dark';

/** What the places are of: a card with photos, and a change set. */
type Shown = { nmId: string; change: string };

/** Colours do not depend on the language, so each theme is seen in one. Chinese stands in `phone.spec.ts`, with every screen at the width of a phone. */
const looks: { language: Language; theme: Theme }[] = [
  { language: 'en', theme: 'light' },
  { language: 'ru', theme: 'dark' },
];

/** Every route, and how to know that it has come to rest. */
const places: { name: string; path: (card: Shown) => string; ready: (page: Page) => Promise<void> }[] = [
  { name: 'overview', path: () => '/', ready: (page) => expect(page.locator('[data-plugin=wb-pricing] li').first()).toBeVisible() },
  { name: 'a page of a plugin', path: () => '/p/wb-pricing/', ready: (page) => expect(page.getByRole('row').nth(1)).toBeVisible() },
  { name: 'products', path: () => '/products', ready: (page) => expect(page.locator('[data-row-index="0"]')).toBeVisible() },
  { name: 'product', path: ({ nmId }) => `/products/${nmId}`, ready: (page) => expect(page.getByTestId('carousel-counter')).toBeVisible() },
  { name: 'search in all shops', path: ({ nmId }) => `/search?q=${nmId}`, ready: (page) => expect(page.getByRole('main').getByRole('link').first()).toBeVisible() },
  { name: 'changes', path: () => '/changes', ready: (page) => expect(page.getByRole('row').nth(1)).toBeVisible() },
  { name: 'change set', path: ({ change }) => `/changes/${change}`, ready: (page) => expect(page.locator('[data-row-state]')).toBeVisible() },
  { name: 'content health', path: () => '/health', ready: (page) => expect(page.getByRole('main').getByRole('meter').first()).toBeVisible() },
  { name: 'media', path: () => '/media', ready: (page) => expect(page.getByRole('main').getByRole('table').or(page.getByRole('main').locator('[role=status] p')).first()).toBeVisible() },
  { name: 'tokens', path: () => '/tokens', ready: (page) => expect(page.getByRole('article').first()).toBeVisible() },
  { name: 'users', path: () => '/users', ready: (page) => expect(page.getByText('admin@vitrina.test').first()).toBeVisible() },
  { name: 'plugins', path: () => '/plugins', ready: (page) => expect(page.getByRole('link', { name: 'wb-products', exact: true })).toBeVisible() },
  { name: 'plugin', path: () => '/plugins/wb-products', ready: (page) => expect(page.getByRole('article').first()).toBeVisible() },
  { name: 'audit', path: () => '/audit', ready: (page) => expect(page.getByText('login').first()).toBeVisible() },
  { name: 'cache', path: () => '/cache?span=24h', ready: (page) => expect(page.getByRole('slider')).toBeVisible() },
  { name: 'cache policies', path: () => '/cache/policies?edit=wb-common%2Ftariffs-commission', ready: (page) => expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible() },
  { name: 'cached endpoint', path: () => '/cache/endpoints/wb-common/tariffs-commission', ready: (page) => expect(page.getByRole('rowheader').first()).toBeVisible() },
  { name: 'sync runs', path: () => '/cache/runs', ready: (page) => expect(page.getByRole('cell', { name: 'wb-products/cards' }).first()).toBeVisible() },
  { name: 'API keys', path: () => '/api-keys', ready: (page) => expect(page.getByRole('main').getByRole('button').first()).toBeVisible() },
  { name: 'playground', path: () => '/playground', ready: (page) => expect(page.locator('.graphiql-container')).toBeVisible({ timeout: 20_000 }) },
  { name: 'nowhere', path: () => '/nowhere', ready: (page) => expect(page.getByRole('link').last()).toBeVisible() },
];

test.describe('no accessibility violation', () => {
  for (const { language, theme } of looks) {
    test(`on any screen in ${language}, ${theme}`, async ({ page, api, signedIn }) => {
      test.setTimeout(300_000);
      const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
      const nmId = await photographed();
      // Never sent: the other flows share the shop.
      const change = await api.draft(shop, [['Артикул WB', 'Длина'], [nmId, 55]]);
      await Shell.prefer(page, { language, theme: 'system', shop });

      await expectAccessibleIn(theme, page, 'sign-in', async () => {
        await page.goto('/sign-in');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
      });

      await signedIn();
      for (const { name, path, ready } of places) {
        await expectAccessibleIn(theme, page, name, async () => {
          await visit(page, path({ nmId, change }));
          await ready(page);
        });
      }
    });
  }

  async function expectAccessibleIn(theme: Theme, page: Page, name: string, open: () => Promise<void>) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open();
    await expect(page.locator('html')).toHaveCSS('color-scheme', theme);
    // Colours change over a moment, the playground's editor last.
    await expect(() => expectAccessible(page, `${name}, ${theme}`)).toPass({ timeout: 15_000 });
  }

  async function photographed(): Promise<string> {
    for (const { nmID } of await sandbox.cards('shared', 50)) {
      const card = await sandbox.card('shared', nmID);
      if (((card['photos'] as unknown[]) ?? []).length >= 2) return String(nmID);
    }
    throw new Error('the sandbox has no card with photos');
  }
});
