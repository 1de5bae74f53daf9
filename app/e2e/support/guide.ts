import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator, type Page, expect } from '@playwright/test';
import { palettePng } from './palette-png.ts';

const folder = process.env.VITRINA_GUIDE;

/**
 * A step of the user guide: what stands here is what the guide shows and tells. With `VITRINA_GUIDE` a picture of it goes into that folder
 * as `<name>.png`, without times, which are others each time.
 *
 * @param seen what the picture is of: the step is there only when this is
 */
export async function guide(page: Page, name: string, seen: Locator): Promise<void> {
  await expect(seen, `${name} of the user guide`).toBeVisible();
  if (!folder) return;
  await page.waitForFunction(complete);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', style: 'time { visibility: hidden }' });
  const { width, height, pixels } = await page.evaluate(decoded, picture.toString('base64'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), palettePng(Buffer.from(pixels, 'base64'), width, height));
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
