import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator, type Page, expect } from '@playwright/test';
import { palettePng } from './palette-png.ts';

const root = join(import.meta.dirname, '../../..');
const taken = process.env.VITRINA_GUIDE;
const kept = join(root, 'docs/images/guide');

/**
 * A step of the user guide: what stands here is what the guide shows and tells. Beside each picture `<name>.png` stands `<name>.txt`: the
 * words of the dashboard itself that are on it. Every run compares them with the screen, so that a picture of a screen that has changed
 * since fails the build. Data, times and fonts are others each time and count for nothing; a fifth of the words, or three, may differ, as
 * some are there by the data or by its age. With `VITRINA_GUIDE` both are made anew, in
 * that folder; times are not in the picture.
 *
 * @param seen what the picture is of: the step is there only when this is
 */
export async function guide(page: Page, name: string, seen: Locator): Promise<void> {
  await expect(seen, `${name} of the user guide`).toBeVisible();
  // What lies behind it belongs to the picture: a dashboard half loaded is another one each time.
  await expect(page.getByRole('status', { name: 'Loading' }), `${name} of the user guide, at rest`).toHaveCount(0);
  if (taken) return await take(page, join(taken, name));
  const file = join(kept, `${name}.txt`);
  expect(existsSync(file), `${file} is made by VITRINA_GUIDE`).toBe(true);
  const then = readFileSync(file, 'utf8').trimEnd().split('\n');
  const allowed = Math.max(3, Math.floor(then.length / 5));
  await expect
    .poll(async () => (differing(then, await page.evaluate(wordsOnScreen, ownWords()))).slice(allowed), {
      message: `docs/images/guide/${name}.png shows another screen: look at it, and take it anew with VITRINA_GUIDE`,
    })
    .toEqual([]);
}

/** Words that only one of the two has. */
function differing(then: readonly string[], now: readonly string[]): string[] {
  return [...then.filter((word) => !now.includes(word)).map((word) => `-${word}`), ...now.filter((word) => !then.includes(word)).map((word) => `+${word}`)];
}

async function take(page: Page, path: string) {
  await page.waitForFunction(complete);
  const words = await page.evaluate(wordsOnScreen, ownWords());
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', style: 'time { visibility: hidden }' });
  const { width, height, pixels } = await page.evaluate(decoded, picture.toString('base64'));
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(`${path}.png`, palettePng(Buffer.from(pixels, 'base64'), width, height));
  await writeFile(`${path}.txt`, `${words.join('\n')}\n`);
}

let own: string[] | undefined;

/** Every text of the dashboard that stands as it is, with nothing put into it. */
function ownWords(): string[] {
  const folder = join(root, 'web-ui/src/i18n/en');
  own ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => texts(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    .filter((text) => !text.includes('{{'));
  return own;
}

function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
}

/**
 * In the browser: those of the texts that are to be seen, in the screen's own part and what lies over it. The frame around it and what
 * passes by tell of other things than the step.
 */
function wordsOnScreen(known: string[]): string[] {
  const own = new Set(known);
  const found = new Set<string>();
  const take = (text: string | null, element: Element) => {
    const word = text?.replace(/\s+/g, ' ').trim() ?? '';
    if (!own.has(word) || !element.checkVisibility({ visibilityProperty: true })) return;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (bottom > 0 && right > 0 && top < innerHeight && left < innerWidth) found.add(word);
  };
  for (const part of document.querySelectorAll('main, [role=dialog], [role=alertdialog]')) {
    for (const element of part.querySelectorAll('*')) {
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) take(node.textContent, element);
      for (const name of ['aria-label', 'placeholder']) take(element.getAttribute(name), element);
    }
  }
  return [...found].toSorted();
}

/** In the browser: letters and what is on the screen of pictures have come. */
function complete(): boolean {
  const shown = (image: HTMLImageElement) => {
    const { top, bottom, width } = image.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  return document.fonts.status === 'loaded' && [...document.images].every((image) => image.complete || !shown(image));
}

/** In the browser, which can read PNG. */
async function decoded(png: string) {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
  return { width, height, pixels: btoa(text) };
}
