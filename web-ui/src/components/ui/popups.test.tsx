// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { Menu, MenuItem } from './menu.tsx';
import { Popover } from './popover.tsx';
import { toast, Toaster } from './toast.tsx';

// jsdom has none; Enter on an item makes one.
vi.stubGlobal('PointerEvent', MouseEvent);

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
afterEach(cleanup);

it('opens a menu whose code comes with its first opening, by keyboard, and gives the focus back', async () => {
  const select = vi.fn<() => void>();
  render(
    <Menu trigger={<button type="button">More</button>}>
      <MenuItem onSelect={select}>One</MenuItem>
      <MenuItem onSelect={() => undefined}>Two</MenuItem>
    </Menu>,
  );
  const user = userEvent.setup();
  const trigger = screen.getByRole('button', { name: 'More' });
  trigger.focus();
  await user.keyboard('{Enter}');

  const first = await screen.findByRole('menuitem', { name: 'One' });
  await waitFor(() => expect(document.activeElement).toBe(first));
  await user.keyboard('{Enter}');

  expect(select).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(trigger));
});

it('opens a popover whose code comes with its first opening', async () => {
  const opened = vi.fn<(open: boolean) => void>();
  render(
    <Popover trigger={<button type="button">Brand</button>} label="Brands" onOpenChange={opened}>
      <p>NordFlax</p>
    </Popover>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Brand' }));

  expect((await screen.findByRole('dialog', { name: 'Brands' })).textContent).toBe('NordFlax');
  expect(opened).toHaveBeenLastCalledWith(true);
});

it('tells what happened before what draws it was there', async () => {
  render(<Toaster />);
  toast('done', 'Saved');

  expect(await screen.findByText('Saved')).toBeDefined();
});
