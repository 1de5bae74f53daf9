import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const docs = join(import.meta.dirname, '../../../docs');
const pictures = join(docs, 'images/guide');
const LARGEST = 150 * 1024;

/** The user guide shows what the flows see, and nothing else: a step that is gone from one is gone from both. */
test('the user guide and the flows have the same pictures', () => {
  const shown = [...readFileSync(join(docs, 'user-guide.md'), 'utf8').matchAll(/\(images\/guide\/([\w-]+)\.png\)/g)].map(([, name]) => name!);
  const made = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/\bguide\(page, '([\w-]+)'/g)].map(([, name]) => name!));
  const kept = readdirSync(pictures);

  expect(shown.toSorted(), 'each picture is shown once').toEqual([...new Set(shown)].toSorted());
  expect(made.toSorted(), 'what the flows make is what the guide shows').toEqual(shown.toSorted());
  expect(kept.toSorted(), 'docs/images/guide holds each picture and its words; VITRINA_GUIDE makes both').toEqual(shown.flatMap((name) => [`${name}.png`, `${name}.txt`]).toSorted());
});

test('the pictures of the user guide are of one size, and small', () => {
  for (const file of readdirSync(pictures).filter((name) => name.endsWith('.png'))) {
    const picture = readFileSync(join(pictures, file));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], file).toEqual([1280, 800]);
    expect(picture.length, file).toBeLessThan(LARGEST);
  }
});
