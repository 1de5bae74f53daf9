import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page, expect } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; impact: string; help: string; nodes: { target: string[]; html: string; any: { message: string }[] }[] };

/** A panel that slides in is see-through on its way; colours are judged where it ends. What turns for ever is not waited for. */
async function movementsEnded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((painted) => requestAnimationFrame(painted));
    const passing = () => document.getAnimations().filter((movement) => movement.effect?.getComputedTiming().endTime !== Infinity);
    do {
      await frame();
      await frame();
      await Promise.allSettled(passing().map((movement) => movement.finished));
    } while (passing().some((movement) => movement.playState === 'running'));
  });
}

/** No violation of WCAG 2.0, 2.1 and 2.2, A and AA, on the page once nothing moves. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Rows of which newer ones are on their way are dimmed meanwhile; axe judges their colours also behind a panel that covers them.
  await expect(page.locator('[role=grid][aria-busy=true]')).toHaveCount(0);
  await movementsEnded(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> } }).axe;
    const result = await axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      // What passes is described by one node each.
      resultTypes: ['violations'],
      // Of the rules asked for none reads style sheets.
      preload: { assets: ['media'] },
    });
    return result.violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)} ${node.any.map(({ message }) => message).join('; ')}`),
    }));
  });
  expect(violations, what).toEqual([]);
}
