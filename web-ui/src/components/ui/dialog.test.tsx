// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

function open(keysTaken: boolean) {
  const onClose = vi.fn<() => void>();
  const pressed: string[] = [];
  const listen = (event: KeyboardEvent) => pressed.push(event.key);
  document.addEventListener('keydown', listen);
  render(
    <Dialog open onClose={onClose} title="Photos" keysTaken={keysTaken}>
      <button>photo</button>
    </Dialog>,
  );
  screen.getByRole('button', { name: 'photo' }).focus();
  return { onClose, pressed, user: userEvent.setup() };
}

it('leaves arrows and Esc to what is dragged by keyboard', async () => {
  const { onClose, pressed, user } = open(true);
  await user.keyboard('{ArrowRight}{Escape}');
  expect(pressed).toEqual(['ArrowRight', 'Escape']);
  expect(onClose).not.toHaveBeenCalled();
});

it('closes by Esc otherwise', async () => {
  const { onClose, user } = open(false);
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});
