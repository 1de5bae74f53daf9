/** As much as the host takes. */
export const mostBytes = 64 * 1024 * 1024;

export type FileProblem = 'several' | 'ending' | 'empty' | 'size';

type FileFacts = Pick<File, 'name' | 'size'>;

/** What can be told of the chosen files before anything is sent; null when there is exactly one that may be a package. */
export function fileProblem(files: readonly FileFacts[]): FileProblem | null {
  const [file, ...others] = files;
  if (!file || others.length > 0) return 'several';
  if (!/\.zip$/i.test(file.name)) return 'ending';
  if (file.size === 0) return 'empty';
  return file.size > mostBytes ? 'size' : null;
}
