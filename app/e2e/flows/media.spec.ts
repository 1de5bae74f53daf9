import { readFileSync } from 'node:fs';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

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
      await expect(player.getByTestId('video-time')).toContainText('0:06', { timeout: 20_000 });
      await expectAccessible(page, 'video');
    } else {
      await expect(player.getByRole('alert')).toContainText('The video cannot be played', { timeout: 30_000 });
      await expectAccessible(page, 'video that cannot be played');
    }
    expect(asked.some((address) => address.includes('.m3u8'))).toBe(true);
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
});
