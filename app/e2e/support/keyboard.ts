import { type Locator, type Page, expect } from '@playwright/test';

/** Presses Tab (or Shift+Tab) until the element has the focus; on the way every stop shows where it is. */
export async function tabTo(page: Page, wanted: () => Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 60; presses++) {
    const { reached, shows } = await wanted().evaluate((element) => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return { reached: false, shows: true };
      const style = getComputedStyle(focused);
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
      return { reached: element === focused, shows: outlined || style.boxShadow !== 'none' };
    });
    if (presses > 0) expect(shows, 'an outline or a ring around what has the focus').toBe(true);
    if (reached) return;
    await page.keyboard.press(key);
  }
  await expect(wanted()).toBeFocused();
}
