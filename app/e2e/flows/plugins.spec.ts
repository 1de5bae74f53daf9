import { PluginsPage } from '../pages/plugins-page.ts';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { helloPlugin } from '../support/environment.ts';
import { tabTo } from '../support/keyboard.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const greetings = '{ helloGreetings { name } }';

test.describe('plugins', () => {
  test('what is no package is refused with its reason, and another file can be chosen', async ({ page, signedIn, watch }) => {
    watch.expects(/status of 4\d\d/);
    await signedIn();
    const plugins = new PluginsPage(page);
    await plugins.open();

    await plugins.upload({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no package') });
    await expect(plugins.dialog.getByText("notes.txt is not a ZIP. A plugin's package ends in .zip.")).toBeVisible();
    await plugins.upload({ name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('no package') });
    await expect(plugins.dialog.getByText('The host refuses this package')).toBeVisible();

    await expect(plugins.dialog.getByText('notes.zip')).toBeVisible();
    await expect(plugins.dialog.getByRole('button', { name: 'Choose another file' })).toBeVisible();
  });

  test('who may not change plugins sees them, and why there are no buttons', async ({ page, api, signedIn }) => {
    const manager = { email: 'plugin-reader@vitrina.test', password: 'reader-of-plugins' };
    await api.createUser({ ...manager, name: 'Читатель', role: 'MANAGER' });
    await signedIn(manager);
    const plugins = new PluginsPage(page);

    await plugins.open();
    await expect(plugins.row('wb-products')).toContainText('Active');
    await expect(page.getByText('that needs the permission platform:plugins')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Upload plugin' })).toHaveCount(0);

    await plugins.row('wb-products').getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'wb-products' })).toBeVisible();
    await expect(page.getByText('that needs the permission platform:plugins')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Disable' })).toHaveCount(0);
  });

  test('disabling one names everyone whom it takes along, before it is done', async ({ page, signedIn }) => {
    await signedIn();
    await page.goto('/plugins/wb-tokens');

    await page.getByRole('button', { name: 'Disable' }).click();
    const dialog = page.getByRole('dialog', { name: 'Disable wb-tokens?' });
    await expect(dialog.getByText(/leaves? service with it:/)).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'wb-products' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await new PluginsPage(page).expectState('Active');
  });

  test('a package is uploaded and installed, is set, answers, is switched off and on without a mouse, removed and purged', async ({ page, api, signedIn }) => {
    test.setTimeout(240_000);
    const plugins = new PluginsPage(page);
    const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    await signedIn();

    await test.step('upload and look', async () => {
      await plugins.open();
      await plugins.upload(helloPlugin);
      await expect(plugins.dialog.getByText('hello', { exact: true })).toBeVisible({ timeout: 30_000 });
      await expect(plugins.dialog.getByText('New', { exact: true })).toBeVisible();
      await expect(plugins.dialog.getByText('Nobody vouches for this package.').first()).toBeVisible();
      await expect(plugins.dialog.getByText('hello:greet')).toBeVisible();
      expect(await api.errors(greetings)).not.toEqual([]);
    });

    await test.step('install', async () => {
      await plugins.dialog.getByRole('button', { name: /^Install / }).click();
      await expect(page).toHaveURL(/\/plugins\/hello\?.*job=/);
      await plugins.expectDone(/^Installed: /);
      await plugins.expectState('Active');
      await expect(page.getByText('helloGreetings', { exact: true })).toBeVisible();
    });

    await test.step('set how it greets', async () => {
      const word = page.getByLabel('How to greet');
      await expect(word).toHaveValue('Good day');
      await word.fill('');
      await page.keyboard.press('Enter');
      await expect(word).toHaveAttribute('aria-invalid', 'true');
      await expect(word).toBeFocused();
      await word.fill('Welcome');
      await expect(page.getByText('1 unsaved change')).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Settings saved')).toBeVisible();
      const { helloGreet } = await api.query(`mutation { helloGreet(input: {name: "Ада"}) { text errors { code } } }`);
      expect(helloGreet).toEqual({ text: 'Welcome, Ада', errors: [] });
      expect((await api.query(greetings)).helloGreetings).toEqual([{ name: 'Ада' }]);
    });

    await test.step('disable by keyboard', async () => {
      await tabTo(page, () => page.getByRole('button', { name: 'Disable' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Disable hello?' });
      await expect(dialog.getByText('No active plugin needs it')).toBeVisible();
      await tabTo(page, () => dialog.getByRole('button', { name: 'Disable' }));
      await page.keyboard.press('Enter');
      await plugins.expectDone('It is out of service');
      await plugins.expectState('Switched off');
      expect(await api.errors(greetings)).not.toEqual([]);
    });

    await test.step('enable by keyboard', async () => {
      await tabTo(page, () => page.getByRole('button', { name: 'Enable' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await plugins.expectDone('It is in service');
      expect((await api.query(greetings)).helloGreetings).toEqual([{ name: 'Ада' }]);
      await page.reload();
      await plugins.expectDone('It is in service');
      await plugins.expectState('Active');
    });

    await test.step('its page and its bulk action, by keyboard', async () => {
      const products = new ProductsPage(page);
      await products.open(`?shop=${shop}`);
      await expect(products.grid.getByRole('checkbox', { name: 'Choose all rows that are loaded' })).toBeVisible();
      await tabTo(page, () => products.cell(0));
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await expect(products.cell(1)).toBeFocused();
      await page.keyboard.press('Shift+Space');
      const bar = page.getByRole('region', { name: 'With the chosen products' });
      await expect(bar).toContainText('2 products chosen');
      await expectAccessible(page, 'chosen products');
      await tabTo(page, () => bar.getByRole('button', { name: 'Greet' }));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Greet' });
      await expectAccessible(page, 'a bulk action');
      await tabTo(page, () => dialog.getByRole('button', { name: 'Greet' }));
      await page.keyboard.press('Enter');
      await expect(dialog).toHaveCount(0);
      expect((await api.query(greetings)).helloGreetings).toHaveLength(3);
      await tabTo(page, () => bar.getByRole('button', { name: 'Clear' }));
      await page.keyboard.press('Enter');
      await expect(products.cell(1)).toBeFocused();
      await expect(bar).toHaveCount(0);

      await tabTo(page, () => new Shell(page).place('Greetings'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Greetings' })).toBeVisible();
      await expect(page.getByRole('main').getByText('Ада')).toBeVisible();
      await page.goto('/plugins/hello');
    });

    await test.step('remove, then purge', async () => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByRole('dialog', { name: 'Remove hello?' }).getByRole('button', { name: 'Remove' }).click();
      await plugins.expectDone('Removed; its tables and settings are kept');
      expect(await api.errors(greetings)).not.toEqual([]);

      await page.getByRole('button', { name: 'Purge' }).click();
      const dialog = page.getByRole('dialog', { name: 'Purge what is left of hello?' });
      await expect(dialog.getByRole('button', { name: 'Purge for good' })).toBeDisabled();
      await dialog.getByLabel('To confirm, type hello').fill('hello');
      await dialog.getByRole('button', { name: 'Purge for good' }).click();
      await plugins.expectDone('Purged: nothing is left of it');
      await expect(page.getByText('There is no such plugin')).toBeVisible();
      await plugins.open();
      await expect(plugins.row('wb-products')).toBeVisible();
      await expect(plugins.row('hello')).toHaveCount(0);
    });
  });
});
