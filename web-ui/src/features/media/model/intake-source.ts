import type { MediaRules } from './media-check.ts';

/** A file, and its path in the folder: what it is named after decides about its card. */
export interface PathFile {
  file: File;
  path: string;
}

/** What somebody brings: a ZIP, or files that are sent one by one. */
export type IntakeSource =
  | { kind: 'archive'; file: File }
  | {
      kind: 'files';
      /** Of the folder; null when they were dropped without one. */
      folder: string | null;
      files: readonly PathFile[];
      /** How many are not sent: neither photo nor video, or larger than the host takes. */
      leftOut: number;
    };

export type SourceProblem = { code: 'NOT_A_ZIP' | 'NOTHING' } | { code: 'TOO_LARGE'; bytes: number } | { code: 'TOO_MANY'; count: number };

type Limits = Pick<MediaRules, 'maxUploadBytes' | 'maxArchiveFiles'>;

const media = /\.(jpe?g|png|bmp|gif|webp|mp4|mov)$/i;
/** What systems leave in folders, of which nobody wants to hear. */
const litter = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/i;

const pathOf = (file: File) => file.webkitRelativePath || file.name;

/** What the host would take of the chosen files, before anybody waits for them to be sent. */
export function sourceOf(chosen: readonly File[], { maxUploadBytes, maxArchiveFiles }: Limits): IntakeSource | SourceProblem {
  const [first] = chosen;
  if (first && chosen.length === 1 && !first.webkitRelativePath) {
    if (/\.zip$/i.test(first.name)) return first.size > maxUploadBytes ? { code: 'TOO_LARGE', bytes: first.size } : { kind: 'archive', file: first };
    if (!media.test(first.name)) return { code: 'NOT_A_ZIP' };
  }
  const kept = chosen.filter((file) => !litter.test(pathOf(file)));
  const files = kept.filter((file) => media.test(file.name) && file.size <= maxUploadBytes).map((file) => ({ file, path: pathOf(file) }));
  if (files.length === 0) return { code: 'NOTHING' };
  if (files.length > maxArchiveFiles) return { code: 'TOO_MANY', count: files.length };
  return { kind: 'files', folder: first?.webkitRelativePath.split('/')[0] || null, files, leftOut: kept.length - files.length };
}

/** What is sent of it. */
export const filesOfSource = (source: IntakeSource): readonly PathFile[] => (source.kind === 'archive' ? [{ file: source.file, path: source.file.name }] : source.files);

export const bytesOf = (files: readonly PathFile[]) => files.reduce((bytes, { file }) => bytes + file.size, 0);
