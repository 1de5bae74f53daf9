// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api/api-error.ts';
import type { UploadOptions } from '@/lib/api/upload.ts';
import { useUpload } from './use-upload.ts';

interface Sent {
  file: File;
  options: UploadOptions;
  answer(report: unknown): void;
  refuse(failure: unknown): void;
}

const { sent } = vi.hoisted(() => ({ sent: [] as Sent[] }));

vi.mock('../api/upload-package.ts', () => ({
  uploadPackage: (file: File, options: UploadOptions) =>
    new Promise((answer, refuse) => {
      sent.push({ file, options, answer, refuse });
    }),
}));

beforeEach(() => void sent.splice(0));
afterEach(cleanup);

const zip = (name: string) => new File(['PK'], name);
const report = { digest: 'd', id: 'hello', version: '1.0.0', trust: 'UNSIGNED', change: 'INSTALL' };

function setUp() {
  const { result, unmount } = renderHook(() => useUpload());
  return { state: () => result.current.state, unmount, act: (what: (upload: ReturnType<typeof useUpload>) => void) => act(async () => what(result.current)) };
}

it('sends a package as soon as it is chosen, says how far it is, and ends with the report', async () => {
  const upload = setUp();

  await upload.act(({ choose }) => choose([zip('hello.zip')]));
  await upload.act(() => sent[0]?.options.onProgress(0.5));
  expect(upload.state()).toMatchObject({ step: 'sending', share: 0.5 });
  await upload.act(() => sent[0]?.options.onProgress(1));
  expect(upload.state()).toMatchObject({ step: 'reading' });
  await upload.act(() => sent[0]?.answer(report));

  expect(upload.state()).toMatchObject({ step: 'reported', report });
});

it('sends nothing that cannot be a package', async () => {
  const upload = setUp();

  await upload.act(({ choose }) => choose([zip('notes.txt')]));

  expect(upload.state()).toEqual({ step: 'choosing', problem: 'ending', name: 'notes.txt' });
  expect(sent).toEqual([]);
});

it('keeps the file that was refused, for another attempt', async () => {
  const upload = setUp();
  const file = zip('hello.zip');
  await upload.act(({ choose }) => choose([file]));
  await upload.act(() => sent[0]?.refuse(new ApiError('CONFLICT', 'It is being installed.')));
  expect(upload.state()).toMatchObject({ step: 'refused', file, error: { message: 'It is being installed.' } });

  await upload.act(({ send }) => void send(file));
  await upload.act(() => sent[1]?.answer(report));

  expect(upload.state()).toMatchObject({ step: 'reported', file });
});

it('hears no more of an upload once another file was chosen', async () => {
  const upload = setUp();
  await upload.act(({ choose }) => choose([zip('old.zip')]));
  await upload.act(({ choose }) => choose([zip('new.zip')]));

  await upload.act(() => sent[0]?.answer({ ...report, id: 'old' }));
  expect(upload.state()).toMatchObject({ step: 'sending', file: { name: 'new.zip' } });
  expect(sent[0]?.options.signal.aborted).toBe(true);

  await upload.act(() => sent[1]?.answer(report));
  expect(upload.state()).toMatchObject({ step: 'reported', report: { id: 'hello' } });
});

it('stops what is under way when the page is left', async () => {
  const upload = setUp();
  await upload.act(({ choose }) => choose([zip('hello.zip')]));

  upload.unmount();

  expect(sent[0]?.options.signal.aborted).toBe(true);
});

it('does not take an answer that it cannot read for a report', async () => {
  const upload = setUp();
  await upload.act(({ choose }) => choose([zip('hello.zip')]));

  await upload.act(() => sent[0]?.answer({ hello: 'portal' }));

  expect(upload.state()).toMatchObject({ step: 'refused', error: { code: 'INTERNAL' } });
});
