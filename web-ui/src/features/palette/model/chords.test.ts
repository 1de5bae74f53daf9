// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { chordMillis, chords, createShortcuts, isTyping } from './chords.ts';

const key = (name: string, over: Partial<{ code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  key: name,
  code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...over,
});

describe('the shortcuts', () => {
  it('open the palette with Ctrl or Cmd and K, also while typing, and in any alphabet', () => {
    const { press } = createShortcuts(() => 0);

    expect(press(key('k', { ctrlKey: true }), true)).toEqual({ kind: 'palette' });
    expect(press(key('л', { code: 'KeyK', metaKey: true }), false)).toEqual({ kind: 'palette' });
    expect(press(key('k'), false)).toBeNull();
  });

  it('go to a page by two letters, in time', () => {
    let time = 0;
    const { press } = createShortcuts(() => time);

    expect(press(key('g'), false)).toBeNull();
    expect(press(key('p'), false)).toEqual({ kind: 'go', to: '/products' });
    expect(press(key('p'), false)).toBeNull();
    press(key('п', { code: 'KeyG' }), false);
    time += chordMillis;
    expect(press(key('p'), false)).toBeNull();
    press(key('g'), false);
    expect(press(key('x'), false)).toBeNull();
    expect(press(key('p'), false), 'after a letter that led nowhere').toBeNull();
  });

  it('do nothing while somebody is typing, and with other keys held', () => {
    const { press } = createShortcuts(() => 0);

    expect(press(key('?'), true)).toBeNull();
    expect(press(key('g'), true)).toBeNull();
    expect(press(key('p'), false)).toBeNull();
    expect(press(key('/', { ctrlKey: true }), false)).toBeNull();
    expect(press(key('?'), false)).toEqual({ kind: 'sheet' });
    expect(press(key('/'), false)).toEqual({ kind: 'search' });
  });

  it('have a letter of its own for each page', () => {
    expect(new Set(Object.values(chords)).size).toBe(Object.keys(chords).length);
  });
});

it('knows what is typed into', () => {
  const element = (html: string) => {
    document.body.innerHTML = html;
    return document.body.firstElementChild;
  };
  for (const html of ['<input>', '<input type="search">', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>']) expect(isTyping(element(html)), html).toBe(true);
  for (const html of ['<input type="checkbox">', '<button></button>', '<div tabindex="0"></div>']) expect(isTyping(element(html)), html).toBe(false);
  expect(isTyping(null)).toBe(false);
});
