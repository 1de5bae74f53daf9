import { expect, it } from 'vitest';
import { sourceOf } from './intake-source.ts';

const limits = { maxUploadBytes: 10, maxArchiveFiles: 2 };

function file(path: string, size = 1, inFolder = true) {
  const made = new File([new Uint8Array(size)], path.split('/').at(-1) ?? '');
  Object.defineProperty(made, 'webkitRelativePath', { value: inFolder ? path : '' });
  return made;
}

it('takes a ZIP that the host takes, and says how large one is that it does not', () => {
  expect(sourceOf([file('photos.ZIP', 10, false)], limits)).toMatchObject({ kind: 'archive' });
  expect(sourceOf([file('photos.zip', 11, false)], limits)).toEqual({ code: 'TOO_LARGE', bytes: 11 });
  expect(sourceOf([file('photos.rar', 1, false)], limits)).toEqual({ code: 'NOT_A_ZIP' });
});

it('takes the photos and videos of a folder by their paths, and counts what it leaves out', () => {
  const chosen = [file('shoot/DR-1/1.jpg'), file('shoot/DR-1/2.MOV'), file('shoot/notes.txt'), file('shoot/DR-1/3.jpg', 11), file('shoot/.DS_Store'), file('shoot/__MACOSX/1.jpg')];

  const source = sourceOf(chosen, limits);

  expect(source).toMatchObject({ kind: 'files', folder: 'shoot', leftOut: 2 });
  expect('files' in source && source.files.map(({ path }) => path)).toEqual(['shoot/DR-1/1.jpg', 'shoot/DR-1/2.MOV']);
});

it('takes loose photos, and neither an empty folder nor too many files', () => {
  expect(sourceOf([file('DR-1_1.jpg', 1, false)], limits)).toMatchObject({ kind: 'files', folder: null, leftOut: 0 });
  expect(sourceOf([file('shoot/notes.txt')], limits)).toEqual({ code: 'NOTHING' });
  expect(sourceOf([1, 2, 3].map((number) => file(`shoot/${number}.jpg`)), limits)).toEqual({ code: 'TOO_MANY', count: 3 });
});
