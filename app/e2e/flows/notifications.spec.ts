import { ChangePage } from '../pages/change-page.ts';
import { Shell } from '../pages/shell.ts';
import { expectAccessible } from '../support/axe.ts';
import { guide } from '../support/guide.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const password = 'a password for the alarms';

test('what fails rings the bell, leads to its place, and is over when it is mended', async ({ page, api, signedIn }) => {
  const shop = await api.connectAndSync('Набат', await sandbox.token('alarm'));
  const email = `alarm-${crypto.randomUUID()}@vitrina.test`;
  await api.createUser({ email, name: 'Дежурный', password, role: 'MANAGER', shops: [shop] });
  await Shell.prefer(page, { shop });
  await signedIn({ email, password });
  const change = new ChangePage(page);
  const brand = `Нигдея ${crypto.randomUUID().slice(0, 6)}`;
  const pair = (await sandbox.cards('alarm', 2)).map(({ nmID }) => nmID) as [number, number];
  const id = await api.draft(shop, [['Артикул WB', 'Бренд'], ...pair.map((nmId) => [nmId, brand])], 'Новый бренд на весну');
  const quiet = page.getByRole('button', { name: 'Notifications', exact: true });
  const bell = page.getByRole('button', { name: '1 unread notification' });
  await page.goto(`/changes/${id}`);
  await expect(quiet).toBeVisible();

  await test.step('it fails, and the bell rings', async () => {
    await change.send(2);
    await change.expectEnded('Not applied');
    await page.goto('/');
    await bell.click();
    const list = page.getByRole('dialog', { name: 'Notifications' });
    const notice = list.getByRole('listitem').filter({ hasText: 'Новый бренд на весну' });
    await expect(notice).toContainText('ООО «Набат» - Набат');
    await guide(page, 'notifications', notice);
    await expectAccessible(page, 'notifications');
    await notice.getByRole('button', { name: 'Mark as read' }).click();
    await expect(notice.getByRole('button', { name: 'Mark as read' })).toHaveCount(0);
    await notice.getByRole('button').first().click();
  });

  await test.step('its action leads to the change set, where it is mended', async () => {
    await expect(page).toHaveURL(new RegExp(`/changes/${id}`));
    await expect(quiet).toBeVisible();
    for (const nmId of pair) await sandbox.edit('alarm', nmId, { brand });
    await change.act('Retry failed').click();
    await change.question('Send 2 failed rows again?').getByRole('button', { name: 'Retry failed' }).click();
    await change.expectEnded('Applied');
  });

  await test.step('it is over, and still to be found', async () => {
    await page.reload();
    await quiet.click();
    const list = page.getByRole('dialog', { name: 'Notifications' });
    await expect(list.getByText('Nothing needs you')).toBeVisible();
    await list.getByRole('button', { name: 'Show what is over' }).click();
    await expect(list.getByRole('listitem').filter({ hasText: 'Новый бренд на весну' }).first()).toContainText('over');
  });
});

test('a catalogue that is refused rings the bell, leads to the list, and is over with the next sync', async ({ page, api, signedIn }) => {
  const shop = await api.connectAndSync('Набат', await sandbox.token('alarm'));
  const email = `alarm-${crypto.randomUUID()}@vitrina.test`;
  await api.createUser({ email, name: 'Дежурный', password, role: 'MANAGER', shops: [shop] });
  await Shell.prefer(page, { shop });
  await signedIn({ email, password });
  const list = page.getByRole('dialog', { name: 'Notifications' });
  const notice = list.getByRole('listitem').filter({ hasText: 'refuses to give the catalogue' });
  const recover = await sandbox.fault('cards-list', 'alarm', { kind: 'forbidden' });
  try {
    await api.sync(shop);
    await page.goto('/');
    await expect(async () => {
      await page.reload();
      await page.getByRole('button', { name: /unread notification/ }).click({ timeout: 1_500 });
    }).toPass({ timeout: 30_000 });
    await expect(notice).toBeVisible();
    await guide(page, 'alert', notice);
    await expectAccessible(page, 'a refused catalogue among the notifications');
  } finally {
    await recover();
  }
  await notice.getByRole('button', { name: 'Open catalogue' }).click();
  await expect(page).toHaveURL(/\/products/);
  await api.sync(shop);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
});
