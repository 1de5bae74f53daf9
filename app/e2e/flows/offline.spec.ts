import type { Page } from '@playwright/test';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { expectAccessible } from '../support/axe.ts';
import { Front } from '../support/front.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend<{ front: Front }>({
  front: async ({ watch }, use) => {
    const front = await Front.start();
    watch.expects(new RegExp(`^request to a foreign origin: ${front.url}/`));
    // What a page says of a host that is away is what these flows are about.
    watch.expects(/^console: Failed to load resource: (net::|the server responded with a status of 404)/);
    await use(front);
    front.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

const reason = 'Changes wait until the connection is back.';

/** Signed in with the list of the shop on the screen, everything kept that is to be. */
async function read(page: Page, front: Front, shop: string) {
  await Shell.prefer(page, { shop });
  await page.goto(`${front.url}/products?shop=${shop}`);
  await new SignInPage(page).signIn();
  await new ProductsPage(page).expectTotal(240);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe('activated');
  await expect.poll(() => kept(page)).toContain('Products');
}

/** The questions whose answers are kept. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open('vitrina.kept');
        opening.onerror = () => fail(opening.error);
        // Not there: asking must not make it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => done([]);
        opening.onsuccess = () => {
          const all = opening.result.transaction('answers').objectStore('answers').getAll();
          all.onsuccess = () => {
            opening.result.close();
            done(all.result.map((one: { queryKey: unknown[] }) => String(one.queryKey[0])));
          };
        };
      }),
  );
}

async function goOffline(page: Page, front: Front) {
  front.down = true;
  await page.context().setOffline(true);
}

test('can be installed, in the language of the page', async ({ page, front }) => {
  for (const [language, name] of [['en', 'Vitrina'], ['ru', 'Витрина']] as const) {
    await page.goto(`${front.url}/sign-in`);
    await page.evaluate((chosen) => localStorage.setItem('vitrina.language', chosen), language);
    await page.reload();
    const address = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await (await page.request.get(front.url + address)).json();

    expect(manifest).toMatchObject({ id: '/', name, lang: language, start_url: '/', display: 'standalone' });
    for (const icon of manifest.icons) expect((await page.request.get(front.url + icon.src)).status(), icon.src).toBe(200);
    expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  }
  const session = await page.context().newCDPSession(page);
  expect((await session.send('Page.getAppManifest')).errors).toEqual([]);
});

test('without a connection the last catalogue is read, and nothing is written', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  const products = new ProductsPage(page);
  await read(page, front, shop);
  await products.row(1).click();
  await expect(page).toHaveURL(/\/products\/\d+/);
  const nmId = /products\/(\d+)/.exec(page.url())?.[1] ?? '';
  await expect(products.panel(nmId).getByRole('heading').first()).toBeVisible();
  await expect.poll(() => kept(page)).toContain('ProductByNmId');
  const title = await products.panel(nmId).getByRole('heading').first().innerText();

  await goOffline(page, front);
  const began = Date.now();
  await page.reload();
  await expect(products.row(0)).toBeVisible();
  console.log(`reload without a connection -> list readable: ${Date.now() - began} ms`);

  await expect(products.panel(nmId).getByRole('heading').first()).toHaveText(title);
  const banner = page.getByRole('status').filter({ hasText: 'You are offline.' });
  await expect(banner).toContainText(/Shown is what was read .*(second|sec|min)/);
  await expect(banner).toContainText(reason);
  for (const name of [/^Export/, /^Download$/, /^Pin/]) {
    const control = page.getByRole('button', { name }).first();
    await expect(control).toBeDisabled();
    await expect(control).toHaveAccessibleDescription(new RegExp(reason));
  }
  await expectAccessible(page, 'list and card without a connection');
  await page.getByRole('button', { name: 'Change the card' }).click();
  for (const act of await page.getByRole('menuitem').all()) await expect(act).toBeDisabled();
  await page.keyboard.press('Escape');

  // The overview, where a person comes in, says what it knows too.
  await page.goto(`${front.url}/`);
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expectAccessible(page, 'overview without a connection');

  await page.goto(`${front.url}/products?shop=${shop}`);
  await expect(products.row(0)).toBeVisible();
  front.down = false;
  await page.context().setOffline(false);
  await expect(banner).toBeHidden();
  await expect(page.getByRole('button', { name: /^Export/ })).toBeEnabled();
  await products.search('а');
  await expect(page).toHaveURL(/q=/);
  await expect(products.row(0)).toBeVisible();
});

test('what no control holds is held before it is sent, and says why', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(/"operationName":"(\w+)"/.exec(request.postData() ?? '')?.[1] ?? request.url()));
  // A dialog with a native control, opened while there was a connection; and the palette, whose commands are no controls.
  await page.getByRole('button', { name: 'More with the catalogue' }).click();
  await page.getByRole('menuitem', { name: 'From a spreadsheet' }).click();
  const dialog = page.getByRole('dialog', { name: 'From a spreadsheet' });
  const file = dialog.locator('input[type=file]');
  await expect(file).toBeEnabled();

  await goOffline(page, front);
  await expect(file).toBeDisabled();
  await expect(file).toHaveAccessibleDescription(new RegExp(reason));
  await expectAccessible(page, 'a dialog without a connection');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('sync');
  await page.getByRole('option', { name: 'Sync the shop with Wildberries' }).click();

  await expect(page.getByText('The sync could not be started').locator('..')).toContainText(reason);
  expect(sent).not.toContain('PaletteSync');
});

test('a host that is away while the network is there is the same to a reader, until it is back', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  const products = new ProductsPage(page);
  await read(page, front, shop);

  front.down = true;
  await page.reload();
  await expect(products.row(0)).toBeVisible();
  await expect(page.getByText('You are offline.')).toBeVisible();

  front.down = false;
  await expect(page.getByText('You are offline.')).toBeHidden({ timeout: 25_000 });
  await products.expectTotal(240);
});

test('signing out takes back what was kept', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);

  await new Shell(page).signOut();
  await expect(page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([]);

  await goOffline(page, front);
  await page.goto(`${front.url}/products?shop=${shop}`).catch(() => undefined);
  await expect(page.getByRole('main').or(page.getByRole('alert')).or(page.getByRole('heading')).first()).toBeVisible();
  await expect(new ProductsPage(page).row(0)).toHaveCount(0);
  await expectAccessible(page, 'nothing to read without a connection');
});

test('signing out without a connection ends the session too: here at once, at the host when it is in reach', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);
  // As somebody could have it who sits down at this machine next.
  const cookies = await page.context().cookies(front.url);
  const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(header).not.toBe('');

  front.down = true;
  await page.reload();
  await expect(new ProductsPage(page).row(0)).toBeVisible();
  await new Shell(page).signOut();

  await expect(page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([]);
  // Who closed the page in between, or comes back to it, is nobody too, also when the host is there again before it has heard.
  await page.goto(`${front.url}/products?shop=${shop}`);
  await expect(page.getByText('The server cannot be reached')).toBeVisible();
  await expect(new ProductsPage(page).row(0)).toHaveCount(0);
  front.asked.length = 0;
  front.down = false;
  await page.goto(`${front.url}/products?shop=${shop}`);

  await expect(page.getByRole('heading', { name: 'Sign in to Vitrina' })).toBeVisible();
  const refreshed = await fetch(`${front.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: header },
    body: JSON.stringify({ query: 'mutation RefreshSession { refreshSession { accessToken errors { code } } }' }),
  });
  expect(await refreshed.json()).toMatchObject({ data: { refreshSession: { accessToken: null, errors: [{ code: 'SESSION_EXPIRED' }] } } });
  // Somebody else begins anew.
  await new SignInPage(page).signIn();
  await new ProductsPage(page).expectTotal(240);
});

test('nothing of one user is there for the next', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await api.createUser({ email: 'tunnel@vitrina.test', name: 'Тоннель', password: 'a long enough password', role: 'VIEWER', shops: [] }).catch(() => undefined);
  await read(page, front, shop);
  // Another one signs in where nobody signed out: the cookie was taken away.
  await page.context().clearCookies();
  await page.goto(`${front.url}/sign-in`);
  await new SignInPage(page).signIn({ email: 'tunnel@vitrina.test', password: 'a long enough password' });
  await expect(page.getByRole('main')).toBeVisible();
  await expect.poll(() => kept(page)).not.toContain('Products');

  await goOffline(page, front);
  await page.goto(`${front.url}/products?shop=${shop}`);
  await expect(page.getByText('The server cannot be reached')).toBeVisible();
  await expect(new ProductsPage(page).row(0)).toHaveCount(0);
});

test('no answer of the API is in the caches of the worker, nor a token in what is kept', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);

  const cached = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) for (const { url, method } of await (await caches.open(name)).keys()) found.push(`${method} ${new URL(url).pathname}`);
    return found;
  });
  expect(cached).toContain('GET /index.html');
  expect(cached.filter((one) => !/^GET \/(assets|ui-sdk|icons)\/|^GET \/(index\.html|theme\.js|favicon\.svg)$|^GET \/plugins\/[^/]+\/[^/]+\/ui\//.test(one))).toEqual([]);
  const stored = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('vitrina.kept');
        opening.onsuccess = () => {
          const all = opening.result.transaction('answers').objectStore('answers').getAll();
          all.onsuccess = () => done(JSON.stringify(all.result));
        };
      }),
  );
  expect(stored).not.toContain('eyJ');
  expect(stored).not.toMatch(/accessToken/);
});

test('a host that no longer wants it takes the worker and what was kept away', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);

  front.offlineRefused = true;
  await page.reload();

  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => kept(page)).toEqual([]);
  await page.reload();
  await new ProductsPage(page).expectTotal(240);
  await expectAccessible(page, 'list without the worker');
});

test('a page from before a deployment comes back with one reload at most, its layout kept', async ({ page, api, front, watch }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);
  // The deployed host has none of the old files, and the worker that had them is gone with its caches.
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  // Nor has the browser: the worker fetched all of them through its cache, which keeps them for a year.
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
  front.gone = /^\/assets\/(audit|_app\.audit)[^/]*\.js/;
  // While the page leaves, the router says what it did not get.
  watch.expects(/^console: TypeError: Failed to fetch dynamically imported module/);
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  // What the page that is loaded then names is there.
  page.on('request', (request) => {
    if (request.isNavigationRequest()) front.gone = null;
  });

  await new Shell(page).place('Audit trail').click();
  await expect.poll(() => loads).toBe(1);
  await page.reload();

  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible();
});

test('what somebody was typing when another build was deployed is there after the one reload', async ({ page, api, front }) => {
  const shop = await api.connectAndSync('Тоннель', await sandbox.token('offline'));
  await read(page, front, shop);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const products = new ProductsPage(page);
  await products.row(3).click();
  await expect(page).toHaveURL(/\/products\/\d+/);
  await page.getByRole('button', { name: 'Change the card' }).click();
  await page.getByRole('menuitem', { name: 'Edit the card' }).click();
  const form = page.getByRole('dialog', { name: 'Edit the card' });
  await form.getByLabel('Title', { exact: true }).fill('Плед дорожный, ещё не сохранён');
  await form.getByLabel('Brand', { exact: true }).fill('Тоннель');
  await expect(form.getByRole('status')).toHaveText('2 changes');

  // The deployed host has none of the old files: the next one the page asks for makes it load itself anew, without a question. Which file that
  // is does not matter here; the page is told as Vite tells it of any.
  let loads = 0;
  let questions = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  page.on('dialog', (dialog) => {
    questions += 1;
    void dialog.accept();
  });
  await page.evaluate(() => dispatchEvent(new Event('vite:preloadError', { cancelable: true })));
  await expect.poll(() => loads).toBe(1);

  await expect(form.getByLabel('Title', { exact: true })).toHaveValue('Плед дорожный, ещё не сохранён');
  await expect(form.getByLabel('Brand', { exact: true })).toHaveValue('Тоннель');
  await expect(form.getByRole('status')).toHaveText('2 changes');
  expect([loads, questions]).toEqual([1, 0]);
  await expectAccessible(page, 'an editor after a deployment');

  // And is gone with the form: whoever discards it does not meet it again.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Discard the changes?' }).getByRole('button', { name: 'Discard' }).click();
  await expect(form).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Change the card' })).toBeVisible();
  await expect(form).toBeHidden();
});
