import { session } from '@/lib/api';
import { createUpload, type UploadOptions } from '@/lib/api/upload.ts';

const upload = createUpload(session);

/** Sends a package to the host, which answers with what it would change and keeps it for a while. */
export function uploadPackage(file: File, options: UploadOptions): Promise<unknown> {
  return upload('/api/plugins', file, 'application/zip', options);
}
