// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Dialog } from '@/components/ui';
import { useRoomBeside } from './use-room-beside.ts';

let wide: boolean;
const listeners = new Set<() => void>();

beforeEach(() => {
  wide = true;
  globalThis.matchMedia = (() => ({
    get matches() {
      return wide;
    },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  })) as never;
});
afterEach(cleanup);

function turn(toWide: boolean) {
  act(() => {
    wide = toWide;
    for (const listener of listeners) listener();
  });
}

/** Made anew in the other place, as the card is. */
function Card() {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <button onClick={() => setEditing(true)}>edit</button>
      {editing && (
        <Dialog open onClose={() => setEditing(false)} title="Edit">
          <input aria-label="title" />
        </Dialog>
      )}
    </>
  );
}

function Screen() {
  return useRoomBeside() ? (
    <aside>
      <Card />
    </aside>
  ) : (
    <section aria-label="over the list">
      <Card />
    </section>
  );
}

it('keeps what is typed while the window becomes narrow, and follows it once the dialog is closed', async () => {
  const user = userEvent.setup();
  render(<Screen />);
  await user.click(screen.getByText('edit'));
  await user.type(screen.getByLabelText('title'), 'Платье');

  turn(false);

  expect(screen.getByLabelText<HTMLInputElement>('title').value).toBe('Платье');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('region', { name: 'over the list' })).toBeDefined());
});

it('follows the window at once where no dialog is open, also back', () => {
  render(<Screen />);

  turn(false);
  expect(screen.queryByRole('complementary')).toBeNull();
  turn(true);
  expect(screen.getByRole('complementary')).toBeDefined();
});

it('is not moved by a window that was narrow for a while only', async () => {
  const user = userEvent.setup();
  render(<Screen />);
  await user.click(screen.getByText('edit'));

  turn(false);
  turn(true);
  await user.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByLabelText('title')).toBeNull());
  expect(screen.getByRole('complementary')).toBeDefined();
});
