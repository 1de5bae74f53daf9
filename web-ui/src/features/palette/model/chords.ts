/** The letter after `g` that leads to each page. */
export const chords: Readonly<Record<string, string>> = {
  '/': 'o',
  '/products': 'p',
  '/health': 'e',
  '/media': 'm',
  '/changes': 'h',
  '/tokens': 't',
  '/users': 'u',
  '/plugins': 'l',
  '/audit': 'a',
  '/cache': 'c',
  '/api-keys': 'k',
  '/playground': 'y',
};

/** After this long a letter has nothing to do with the one before. */
export const chordMillis = 1_200;

/** Whether keys belong to what has the focus: somebody is typing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable=""], [contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export type Shortcut = { kind: 'palette' } | { kind: 'sheet' } | { kind: 'search' } | { kind: 'go'; to: string };

interface Pressed {
  key: string;
  /** The key's place, which is the same whatever alphabet it writes. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const letterOf = ({ code }: Pressed) => (code.startsWith('Key') ? code.slice(3).toLowerCase() : '');

/** Follows the keys that are pressed, one at a time. */
export function createShortcuts(now: () => number) {
  let begun = -Infinity;
  return {
    /** What the key asks for; null for nothing. `typing`: it belongs to what has the focus. */
    press(event: Pressed, typing: boolean): Shortcut | null {
      const letter = letterOf(event);
      if ((event.ctrlKey || event.metaKey) && !event.altKey && letter === 'k') return { kind: 'palette' };
      if (typing || event.ctrlKey || event.metaKey || event.altKey) {
        begun = -Infinity;
        return null;
      }
      const within = now() - begun < chordMillis;
      begun = -Infinity;
      if (within) {
        const to = Object.keys(chords).find((page) => chords[page] === letter);
        return to === undefined ? null : { kind: 'go', to };
      }
      if (letter === 'g') begun = now();
      if (event.key === '?') return { kind: 'sheet' };
      return event.key === '/' ? { kind: 'search' } : null;
    },
  };
}
