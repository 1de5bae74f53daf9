import { expect, it } from 'vitest';
import { excerpts } from './excerpt.ts';

const long = 'Тёплый шарф. '.repeat(30);

it('leaves short texts as they are', () => {
  expect(excerpts('шарф', 'шарф с кистями', 160)).toEqual(['шарф', 'шарф с кистями']);
});

it('shows what was put behind a long text', () => {
  const [before, after] = excerpts(long, `${long}Упаковано бережно.`, 160);

  expect(after).toMatch(/^….*Упаковано бережно\.$/);
  expect(before).toMatch(/^…/);
  expect(after.startsWith(before)).toBe(true);
});

it('shows long texts from their beginning where that is what differs', () => {
  const [before, after] = excerpts(long, `Новинка. ${long}`, 160);

  expect(before).toMatch(/^Тёплый.*…$/);
  expect(after).toMatch(/^Новинка\..*…$/);
});
