import { tabTo } from '../support/keyboard.ts';
import { sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const endpoint = 'wb-common/tariffs-commission';

test.describe('the cache', () => {
  test('a policy is changed with a reason, counts at once, and is taken back', async ({ page, signedIn }) => {
    await signedIn();
    await page.goto('/cache/policies');
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: endpoint }) });
    await row.getByRole('button', { name: `Edit the policy of ${endpoint}` }).click();
    const editor = page.getByRole('dialog', { name: `Edit the policy of ${endpoint}` });

    await editor.getByLabel('Soft timeout', { exact: true }).fill('50s');
    await expect(editor.getByText('At most as “Hard timeout”')).toBeVisible();
    await editor.getByRole('button', { name: 'Take back: Soft timeout' }).click();
    await editor.getByLabel('Fresh', { exact: true }).fill('0,25 ч');
    await expect(editor.getByText('= 15 mins')).toBeVisible();
    await editor.getByLabel('Reason').fill('Spare the quota');
    await editor.getByRole('button', { name: 'Save 1 change' }).click();

    await expect(editor).toHaveCount(0);
    await expect(row.getByText('15 mins')).toBeVisible();
    await row.getByRole('link', { name: endpoint }).click();
    await expect(page.getByText(/Spare the quota/)).toBeVisible();
    await expect(page.getByRole('row', { name: /^Fresh 15 mins 15 mins 12 hrs/ })).toBeVisible();

    await page.getByRole('button', { name: 'Edit policy' }).click();
    await editor.getByRole('button', { name: 'Take everything back…' }).click();
    await editor.getByLabel('Reason').fill('Enough spared');
    await editor.getByRole('button', { name: 'Take everything back', exact: true }).click();
    await expect(page.getByRole('row', { name: /^Fresh 12 hrs/ })).toBeVisible();
  });

  test('what is cached of an endpoint is invalidated, not without a reason', async ({ page, api, signedIn }) => {
    await signedIn();
    await page.goto(`/cache/endpoints/${endpoint}`);
    await page.getByRole('button', { name: 'Invalidate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invalidate what is cached' });
    await dialog.getByRole('radio', { name: /^Hard/ }).check();
    await expect(dialog.getByText(`The old data of ${endpoint} in all shops is never served again.`)).toBeVisible();

    await dialog.getByRole('button', { name: 'Invalidate hard' }).click();
    await expect(dialog.getByText('Say why, in at most 500 characters.')).toBeVisible();
    await dialog.getByLabel('Reason').fill('Tariffs were wrong');
    await dialog.getByRole('button', { name: 'Invalidate hard' }).click();

    await expect(page.getByText(`Invalidated: ${endpoint} in all shops`)).toBeVisible();
    const { auditTrail } = await api.query(`{ auditTrail(filter: {action: "cacheInvalidate"}, first: 1) { nodes { input outcome } } }`);
    expect(auditTrail.nodes[0].outcome).toBe('SUCCEEDED');
    expect(JSON.stringify(auditTrail.nodes[0].input)).toContain('Tariffs were wrong');
  });

  test('the overview counts what was read, and an endpoint is warmed', async ({ page, api, signedIn }) => {
    const shop = await api.connectAndSync('Общий двор', await sandbox.token('shared'));
    for (let time = 0; time < 3; time += 1) await api.query(`{ pricingTariffs { commissionSubjects } }`, {}, shop);
    await signedIn();

    await page.goto('/cache?span=24h');
    const row = page.getByRole('table', { name: 'By endpoint' }).getByRole('row').filter({ hasText: endpoint });
    await expect(row.getByRole('img', { name: /^(Fresh|Stale|Waited): \d/ })).toBeVisible();
    await expect(page.getByRole('term').filter({ hasText: /^Reads$/ }).locator('xpath=following-sibling::dd[1]')).toHaveText(/^[1-9]/);
    await page.getByRole('slider').press('End');
    await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /Fresh: \d.*Calls made: [1-9]/);
    await row.getByRole('link', { name: endpoint }).click();
    await expect(page.getByRole('table', { name: 'Stored entries' }).getByRole('row').nth(1)).toBeVisible();

    await page.getByRole('button', { name: 'Warm' }).click();
    const dialog = page.getByRole('dialog', { name: 'Warm the cache' });
    await dialog.getByLabel('Reason').fill('Before the sale');
    await dialog.getByRole('button', { name: 'Start warming' }).click();
    await expect(page.getByRole('region', { name: 'Warming the cache' }).getByText('Done')).toBeVisible();
  });

  test('needs no mouse', async ({ page, signedIn }) => {
    await signedIn();
    await page.goto('/');
    await tabTo(page, () => page.getByRole('link', { name: 'Cache', exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, () => page.getByRole('link', { name: 'Policies' }));
    await page.keyboard.press('Enter');
    await tabTo(page, () => page.getByRole('link', { name: endpoint }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: endpoint })).toBeVisible();

    await tabTo(page, () => page.getByRole('button', { name: 'Edit policy' }));
    await page.keyboard.press('Enter');
    const editor = page.getByRole('dialog', { name: `Edit the policy of ${endpoint}` });
    await tabTo(page, () => editor.getByLabel('Fresh', { exact: true }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('20m');
    await tabTo(page, () => editor.getByLabel('Reason'), 'Shift+Tab');
    await page.keyboard.type('Spare the quota');
    await tabTo(page, () => editor.getByRole('button', { name: 'Save 1 change' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /^Fresh 20 mins/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Edit policy' })).toBeFocused();

    await page.keyboard.press('Enter');
    await tabTo(page, () => editor.getByRole('button', { name: 'Take everything back…' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, () => editor.getByLabel('Reason'));
    await page.keyboard.type('Enough spared');
    await tabTo(page, () => editor.getByRole('button', { name: 'Take everything back', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /^Fresh 12 hrs/ })).toBeVisible();

    await tabTo(page, () => page.getByRole('button', { name: 'Invalidate' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const purge = page.getByRole('dialog', { name: 'Invalidate what is cached' });
    await tabTo(page, () => purge.getByRole('radio', { name: /^Soft/ }));
    await page.keyboard.press('ArrowDown');
    await expect(purge.getByRole('radio', { name: /^Hard/ })).toBeChecked();
    await tabTo(page, () => purge.getByLabel('Reason'));
    await page.keyboard.type('Tariffs were wrong');
    await tabTo(page, () => purge.getByRole('button', { name: 'Invalidate hard' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Invalidated: ${endpoint} in all shops`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Invalidate' })).toBeFocused();

    await tabTo(page, () => page.getByRole('button', { name: 'Warm' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const warm = page.getByRole('dialog', { name: 'Warm the cache' });
    await tabTo(page, () => warm.getByLabel('Reason'));
    await page.keyboard.type('Before the sale');
    await tabTo(page, () => warm.getByRole('button', { name: 'Start warming' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Warming the cache' })).toBeVisible();
  });
});
