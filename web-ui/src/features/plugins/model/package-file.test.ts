import { expect, it } from 'vitest';
import { fileProblem, mostBytes } from './package-file.ts';

const zip = { name: 'hello-1.0.0.zip', size: 4_096 };

it.each([
  ['a ZIP', [zip], null],
  ['a ZIP in capitals', [{ ...zip, name: 'HELLO.ZIP' }], null],
  ['the largest that the host takes', [{ ...zip, size: mostBytes }], null],
  ['one byte more', [{ ...zip, size: mostBytes + 1 }], 'size'],
  ['nothing in it', [{ ...zip, size: 0 }], 'empty'],
  ['a jar', [{ ...zip, name: 'hello.zip.jar' }], 'ending'],
  ['two at once', [zip, zip], 'several'],
])('judges %s', (_, files, problem) => {
  expect(fileProblem(files)).toBe(problem);
});
