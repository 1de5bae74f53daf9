import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { type SandboxCard, sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

test('photos are put in another order by keyboard, and Esc lets go of one without closing', async ({ page, api, signedIn }) => {
  const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
  const numbers = (await sandbox.cards('shared')).map(({ nmID }) => nmID);
  let nmId = 0;
  for (const candidate of numbers) {
    if ((((await sandbox.card('shared', candidate)) as SandboxCard).photos?.length ?? 0) < 3) continue;
    nmId = candidate;
    break;
  }
  await Shell.prefer(page, { shop });
  await signedIn();
  await page.goto(`/products/${nmId}`);
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Arrange photos and video' });
  const told = page.locator('[id^=DndLiveRegion]');
  const pictures = () => dialog.getByRole('listitem').locator('img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).src));
  const handle = dialog.getByRole('button', { name: /^Photo 1 of/ });
  await handle.focus();
  const before = await pictures();
  // What was looked at a moment ago, not what a cache still has at the photo's address.
  expect(before.filter((source) => !source.startsWith('data:image/'))).toEqual([]);

  await page.keyboard.press('Space');
  await expect(told).toHaveText(/^(Photo lifted at place|Place) 1 of/);
  await page.keyboard.press('ArrowRight');
  await expect(told).toHaveText(/^Place 2 of/);
  await page.keyboard.press('Escape');
  await expect(told).toHaveText('Left where it was');
  await expect(dialog).toBeVisible();
  expect(await pictures()).toEqual(before);

  await handle.focus();
  await page.keyboard.press('Space');
  await expect(told).toHaveText(/^(Photo lifted at place|Place) 1 of/);
  await page.keyboard.press('ArrowRight');
  await expect(told).toHaveText(/^Place 2 of/);
  await page.keyboard.press('Space');
  await expect(told).toHaveText(/^Dropped at place 2 of/);
  await expect.poll(pictures).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(dialog.getByRole('status').filter({ hasText: 'new order' })).toBeVisible();
  await guide(page, 'arrange', handle);
  await expectAccessible(page, 'photos in another order');

  await dialog.getByRole('button', { name: 'Make a draft and check it' }).click();
  await new ChangePage(page).expectChecked();
});
