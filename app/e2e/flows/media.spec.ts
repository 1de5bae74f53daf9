import { readFileSync } from 'node:fs';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import { unzip } from '../support/zip.ts';

const BROKEN = '{ products(filter: {conditions: ["wb-media.broken-photos"]}) { nodes { nmId } } }';

test.describe('photos and video of a card', () => {
  let shop: string;
  let card: { nmID: number; vendorCode: string; photos: unknown[]; video: string };

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    for (const { nmID } of await sandbox.cards('shared')) {
      const candidate = (await sandbox.card('shared', nmID)) as typeof card;
      if (candidate.video && candidate.photos.length >= 3) {
        card = candidate;
        break;
      }
    }
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
  });

  test('photos fill the window, by keyboard and by a link', async ({ page }) => {
    const products = new ProductsPage(page);
    await page.goto(`/products/${card.nmID}`);
    const panel = products.panel(String(card.nmID));
    await panel.getByRole('button', { name: 'Enlarge' }).click();
    const lightbox = page.getByRole('dialog', { name: 'Photos of the card' });
    await expect(lightbox.getByRole('img', { name: `1 of ${card.photos.length}` }).first()).toBeVisible();
    await guide(page, 'lightbox', lightbox);
    await expectAccessible(page, 'lightbox');

    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/image=2/);
    await expect(page).toHaveURL(/enlarged=true/);
    await page.reload();
    await expect(page.getByRole('dialog', { name: 'Photos of the card' }).getByText(`2 / ${card.photos.length}`)).toBeVisible();

    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(page.getByRole('button', { name: 'Zoom out' })).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Photos of the card' })).toBeHidden();
    await expect(products.counter(panel)).toHaveText(`2 / ${card.photos.length}`);
  });

  test('the video plays where it stands, and nothing of it is fetched before', async ({ page }) => {
    const products = new ProductsPage(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/m3u8|\.ts$|\.mp4$/.test(request.url())) asked.push(request.url());
    });
    await page.goto(`/products/${card.nmID}`);
    const player = products.panel(String(card.nmID)).getByTestId('video-player');
    await player.getByRole('button', { name: 'Play' }).scrollIntoViewIfNeeded();
    expect(asked).toEqual([]);
    const plays = await page.evaluate(() => document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"') !== '');

    await player.getByRole('button', { name: 'Play' }).click();

    if (plays) {
      await expect(player).toHaveAttribute('data-phase', 'ready', { timeout: 20_000 });
      await expect(player.getByTestId('video-time')).toContainText(/0:0[56]$/, { timeout: 20_000 });
      await expectAccessible(page, 'video');
    } else {
      await expect(player.getByRole('alert')).toContainText('The video cannot be played', { timeout: 30_000 });
      await expectAccessible(page, 'video that cannot be played');
    }
    expect(asked.some((address) => address.includes('.m3u8'))).toBe(true);
  });

  test('the list is narrowed to cards whose photos a check found broken, until another finds them whole', async ({ page, api }) => {
    const products = new ProductsPage(page);
    const health = products.panel(String(card.nmID)).getByTestId('media-health');
    const checks = page.getByRole('search').getByRole('button', { name: 'Checks' });
    /** The list has what a check found a moment after it. */
    const known = (broken: boolean) =>
      expect
        .poll(async () => (await api.query(BROKEN, {}, shop)).products.nodes.some(({ nmId }: { nmId: string }) => nmId === String(card.nmID)))
        .toBe(broken);
    await page.goto(`/products/${card.nmID}`);

    await test.step('a check finds a photo broken', async () => {
      // Not one that is shown now.
      const recover = await sandbox.fault('images', null, { kind: 'html-page', status: 200 }, `/${card.nmID}/images/big/3.`);
      try {
        await health.getByRole('button', { name: 'Check now' }).click();
        await expect(health.getByText('Photo 3 is broken')).toBeVisible({ timeout: 30_000 });
      } finally {
        await recover();
      }
      await known(true);
    });

    await test.step('the filter names how many there are, and shows them', async () => {
      await products.open();
      await checks.click();
      const found = page.getByRole('list', { name: 'Checks' }).getByRole('listitem').filter({ hasText: 'Missing or broken photos' });
      await expect(found).toContainText('1');
      await found.getByRole('checkbox').check();
      await expectAccessible(page, 'what checks found, to filter by');
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(/check=wb-media\.broken-photos/);
      await products.expectTotal(1);
      expect(await products.column('WB article')).toEqual([String(card.nmID)]);
      await expectAccessible(page, 'cards with broken photos');
    });

    await test.step('once it is whole, none is left', async () => {
      await products.row(0).click();
      await health.getByRole('button', { name: 'Check now' }).click();
      await expect(health.getByText('All there')).toBeVisible({ timeout: 30_000 });
      await known(false);
      await page.goto('/products?check=wb-media.broken-photos');
      await expect(page.getByText('No card matches')).toBeVisible();
      await products.clearFilters();
      await expect(products.row(0)).toBeVisible();
    });
  });

  test('the media of a card come as a ZIP', async ({ page }) => {
    await page.goto(`/products/${card.nmID}`);
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Download photos and video' });
    await expectAccessible(page, 'download');
    const saved = page.waitForEvent('download');

    await dialog.getByRole('button', { name: 'Download ZIP' }).click();

    const file = readFileSync(await (await saved).path());
    expect(file.subarray(0, 2).toString()).toBe('PK');
    expect(file.toString('latin1').split('/1.jpg').length).toBeGreaterThan(1);
    await expect(dialog.getByText('The ZIP is complete')).toBeVisible();
    await expectAccessible(page, 'downloaded');
  });

  test('the photos of the chosen cards come in one ZIP, named as was asked for', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open('?sort=nm&dir=asc&photos=few');
    const chosen = [0, 1];
    for (const row of chosen) await products.tick(row).check();
    const articles = (await products.column('WB article')).slice(0, chosen.length);
    const wanted = await Promise.all(articles.map(async (nmId) => ({ nmId, photos: ((await sandbox.card('shared', Number(nmId))) as typeof card).photos.length })));
    await products.bar.getByRole('button', { name: 'Download photos and video' }).click();
    const dialog = page.getByRole('dialog', { name: 'Download photos and video' });
    await dialog.getByLabel('Size of photos').selectOption('Small, 246×328');
    await dialog.getByLabel('Video').selectOption('Without video');
    await dialog.getByLabel('Names of files').fill('photos/{nmId}-{nn}.{ext}');
    await guide(page, 'download-media', dialog);
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download ZIP' }).click();
    const files = unzip(readFileSync(await (await saved).path()));
    expect([...files.keys()].filter((name) => name.startsWith('photos/')).toSorted()).toEqual(
      wanted.flatMap(({ nmId, photos }) => Array.from({ length: photos }, (_, at) => `photos/${nmId}-0${at + 1}.jpg`)).toSorted(),
    );
    for (const [name, bytes] of files) if (name.endsWith('.jpg')) expect(bytes.subarray(0, 2).toString('hex'), name).toBe('ffd8');
  });

  test('a download is stopped, keeps what is there, and goes on with what is missing', async ({ page }) => {
    const products = new ProductsPage(page);
    await products.open();
    await products.cell(0).focus();
    await page.keyboard.press('Control+a');
    await products.bar.getByRole('button', { name: 'Download photos and video' }).click();
    const dialog = page.getByRole('dialog', { name: 'Download photos and video' });
    const saved = page.waitForEvent('download');
    // A file takes a second or so: the first is soon there, and the ZIP cannot be whole before it is stopped.
    const recover = await sandbox.fault('images', null, { kind: 'slow-drip', bytesPerSecond: 40_000 });
    try {
      await dialog.getByRole('button', { name: 'Download ZIP' }).click();
      await dialog.getByRole('button', { name: 'Stop, keep what is there' }).click();
    } finally {
      await recover();
    }
    await expect(dialog.getByText('Stopped: the ZIP holds what was there by then')).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByRole('button', { name: 'Download what is missing' })).toBeVisible();
    await expectAccessible(page, 'a download that was stopped');
    expect(unzip(readFileSync(await (await saved).path())).size).toBeGreaterThan(0);
  });
});
