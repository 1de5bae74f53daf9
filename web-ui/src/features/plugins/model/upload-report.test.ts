import { expect, it } from 'vitest';
import { readReport } from './upload-report.ts';

const answer = { digest: 'd', id: 'hello', version: '1.0.0', trust: 'UNSIGNED', change: 'INSTALL', installed: null };

it('reads what the host says, and takes what it leaves out for empty', () => {
  expect(readReport({ ...answer, permissions: [{ id: 'hello:greet', description: 'Greet' }], news: true })).toMatchObject({
    ...answer,
    permissions: [{ id: 'hello:greet', description: 'Greet' }],
    dependencies: [],
    dependants: [],
    warnings: [],
  });
});

it.each([null, 'ok', {}, { ...answer, digest: undefined }, { ...answer, change: 'EXPLODE' }])('does not take %j for a report', (other) => {
  expect(readReport(other)).toBeNull();
});
