import { type Locator } from '@playwright/test';
import { ProductsPage } from '../pages/products-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { type Page, expect, test } from '../support/test.ts';

/** The sandbox's clip is six seconds of H.264, as a stream of three segments and as a file. */
test.describe('the video of a card', () => {
  let shop: string;
  let card: SandboxCard;

  test.beforeAll(async ({ api }) => {
    shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    for (const { nmID } of await sandbox.cards('shared')) {
      card = (await sandbox.card('shared', nmID)) as SandboxCard;
      if (card.video) break;
    }
  });

  test.beforeEach(async ({ page, signedIn }) => {
    await Shell.prefer(page, { shop });
    await signedIn();
    await page.goto(`/products/${card.nmID}`);
    test.skip(!(await page.evaluate(() => document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"') !== '')), 'this browser knows no H.264');
  });

  const at = (player: Locator) => player.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

  async function begin(page: Page) {
    const player = new ProductsPage(page).panel(String(card.nmID)).getByTestId('video-player');
    await player.getByRole('button', { name: 'Play' }).click();
    return player;
  }

  test('plays the stream, and obeys the keyboard', async ({ page }) => {
    const segments: string[] = [];
    page.on('response', (response) => {
      if (/\.ts$/.test(new URL(response.url()).pathname) && response.ok()) segments.push(response.url());
    });
    const player = await begin(page);
    await expect(player).toHaveAttribute('data-phase', 'ready', { timeout: 20_000 });
    await expect.poll(() => at(player), { message: 'the picture moves' }).toBeGreaterThan(0.3);
    expect(segments.length).toBeGreaterThan(0);
    expect(await player.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(240);
    await expect(player.getByText('The stream could not be played')).toHaveCount(0);

    await player.focus();
    await page.keyboard.press('Space');
    await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
    await player.getByRole('slider', { name: 'Position' }).fill('0.5');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => at(player)).toBeCloseTo(5.5, 0);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => at(player)).toBeCloseTo(0.5, 0);
    await page.keyboard.press('KeyM');
    await expect(player.getByRole('button', { name: 'Unmute' })).toBeVisible();
    await guide(page, 'video', player);
    await expectAccessible(page, 'a video under way');
  });

  test('plays the small file where there is no stream, and says so', async ({ page, watch }) => {
    watch.expects(/Failed to load resource.*404/);
    await page.route(/\.m3u8/, (route) => route.fulfill({ status: 404, body: '' }));
    const player = await begin(page);
    await expect(player.getByText('The stream could not be played; this is the smaller copy.')).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => at(player), { message: 'the picture moves' }).toBeGreaterThan(0.3);
  });

  test('tells that nothing can be played, and tries again when asked', async ({ page, watch }) => {
    watch.expects(/Failed to load resource.*404/);
    await page.route(/\.(m3u8|mp4)/, (route) => route.fulfill({ status: 404, body: '' }));
    const player = await begin(page);
    await expect(player.getByRole('alert')).toContainText('The video cannot be played', { timeout: 20_000 });
    await expectAccessible(page, 'a video that cannot be played');
    await page.unroute(/\.(m3u8|mp4)/);
    await player.getByRole('button', { name: 'Try again' }).click();
    await expect(player).toHaveAttribute('data-phase', 'ready', { timeout: 20_000 });
    await expect.poll(() => at(player)).toBeGreaterThan(0.3);
  });
});
