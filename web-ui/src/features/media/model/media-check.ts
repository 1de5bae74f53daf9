import type { MediaFormat, MediaRulesQuery } from '@/generated/graphql/graphql.ts';

export type MediaRules = MediaRulesQuery['mediaRules'];

/** Why a file is not even sent. */
export type FileRefusal = 'NOT_TAKEN' | 'TOO_LARGE' | 'TOO_SMALL' | 'BROKEN' | 'TOO_MANY';

export type Checked = { kind: 'photo' | 'video' } | { kind: 'refused'; reason: FileRefusal };

interface Pixels {
  width: number;
  height: number;
}

const startsWith = (head: Uint8Array, bytes: readonly number[], at = 0) => bytes.every((byte, index) => head[at + index] === byte);
const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to));

/** What a file is by how it begins (12 bytes are enough), whatever it is called. */
export function formatOf(head: Uint8Array): MediaFormat | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'JPEG';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'PNG';
  if (ascii(head, 0, 4) === 'GIF8') return 'GIF';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'WEBP';
  if (ascii(head, 0, 2) === 'BM') return 'BMP';
  if (ascii(head, 4, 8) === 'ftyp') return ascii(head, 8, 10) === 'qt' ? 'MOV' : 'MP4';
  return null;
}

/** As the browser reads it; rejected where it cannot. */
async function measured(file: Blob): Promise<Pixels> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  picture.close();
  return { width, height };
}

/** Whether Wildberries would take a file, before anybody waits for it to be sent. The server looks again. */
export async function checkFile(file: Blob, rules: MediaRules, measure: (file: Blob) => Promise<Pixels> = measured): Promise<Checked> {
  const format = formatOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (format !== null && rules.videoFormats.includes(format)) return file.size > rules.maxVideoBytes ? { kind: 'refused', reason: 'TOO_LARGE' } : { kind: 'video' };
  if (format === null || !rules.photoFormats.includes(format)) return { kind: 'refused', reason: 'NOT_TAKEN' };
  if (file.size > rules.maxPhotoBytes) return { kind: 'refused', reason: 'TOO_LARGE' };
  const pixels = await measure(file).catch(() => null);
  if (pixels === null) return { kind: 'refused', reason: 'BROKEN' };
  return pixels.width < rules.minWidth || pixels.height < rules.minHeight ? { kind: 'refused', reason: 'TOO_SMALL' } : { kind: 'photo' };
}

/** An address from which Wildberries can fetch by itself. */
export function isLink(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}
