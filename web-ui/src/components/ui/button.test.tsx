// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { setHostAway } from '@/lib/offline/reach.ts';
import { Button, type ButtonProps } from './button.tsx';

afterEach(() => {
  act(() => setHostAway(false));
  cleanup();
});

const asking: [string, ButtonProps][] = [
  ['is what its screen is for', { look: 'primary' }],
  ['takes something away', { look: 'danger' }],
  ['sends a form', { type: 'submit' }],
  ['can be busy', { busy: false }],
  ['says so', { needsHost: true }],
];

it.each(asking)('can do nothing without a connection when it %s, and says why', (_, props) => {
  const onClick = vi.fn<() => void>();
  render(<Button {...props} onClick={onClick} />);
  const button = screen.getByRole('button');

  act(() => setHostAway(true));
  fireEvent.click(button);

  expect(onClick).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.getAttribute('aria-describedby')).toBe('offline-note');

  act(() => setHostAway(false));
  fireEvent.click(button);
  expect(onClick).toHaveBeenCalledOnce();
  expect(button.getAttribute('aria-disabled')).toBeNull();
});

it('sends no form without a connection', () => {
  const onSubmit = vi.fn<() => void>();
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" />
    </form>,
  );
  act(() => setHostAway(true));

  fireEvent.click(screen.getByRole('button'));

  expect(onSubmit).not.toHaveBeenCalled();
});

it.each<[string, ButtonProps]>([
  ['plain', {}],
  ['exempt', { look: 'primary', needsHost: false }],
])('works without a connection when it is %s', (_, props) => {
  const onClick = vi.fn<() => void>();
  render(<Button {...props} onClick={onClick} />);
  act(() => setHostAway(true));

  fireEvent.click(screen.getByRole('button'));

  expect(onClick).toHaveBeenCalledOnce();
});
