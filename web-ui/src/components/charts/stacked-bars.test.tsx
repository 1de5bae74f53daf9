// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StackedBars } from './stacked-bars.tsx';

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const series = [
  { key: 'hits', label: 'Fresh', fill: 'f', swatch: 's', values: [1, 2, 3] },
  { key: 'errors', label: 'Errors', fill: 'f', swatch: 's', values: [0, 0, 4] },
];

function show() {
  render(
    <StackedBars title="Answers" description="Most at noon" series={series} line={{ label: 'Calls', values: [1, 1, 1] }} points={['10:00', '11:00', '12:00']} labels={[{ at: 1, text: '11' }]} number={String} compact={String} />,
  );
  return screen.getByRole('slider', { name: 'Answers' });
}

it('says point after point to whoever goes through it by keyboard', async () => {
  const slider = show();
  const user = userEvent.setup();
  slider.focus();

  await user.keyboard('{End}');
  expect(slider.getAttribute('aria-valuetext')).toBe('12:00, Fresh: 3, Errors: 4, Calls: 1');
  await user.keyboard('{ArrowRight}{ArrowLeft}');
  expect(slider.getAttribute('aria-valuetext')).toBe('11:00, Fresh: 2, Errors: 0, Calls: 1');
  await user.keyboard('{Home}');
  expect(slider.getAttribute('aria-valuenow')).toBe('1');
  await user.keyboard('{Escape}');
  expect(slider.getAttribute('aria-valuetext')).toBeNull();
});

it('is a picture with a title, a description, and a label where one is wanted', () => {
  show();

  expect(screen.getByRole('img').getAttribute('aria-labelledby')).toMatch(/title .*description/);
  expect(screen.getByText('Most at noon')).toBeTruthy();
  expect(screen.getByText('11').tagName).toBe('text');
});
