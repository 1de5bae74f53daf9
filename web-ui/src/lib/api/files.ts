import { refuseOffline } from '@/lib/offline/refuse-offline.ts';
import { ApiError, fromStatus } from './api-error.ts';
import { contextHeaders, type Credentials } from './graphql-client.ts';
import { createUpload, type UploadOptions } from './upload.ts';

/** What the host says of an upload; a mutation takes its id. */
export interface UploadedFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  expiresAt: string;
}

export interface Files {
  /** Sends a file for an import, for the shop; throws an `ApiError`, with the reason `TOO_LARGE` when it is. */
  upload(file: File, shopId: string, options: UploadOptions): Promise<UploadedFile>;
  /** Has the browser save what a path of the host answers with: `/api/files/<id>`, or a plugin's. */
  save(path: string, shopId: string | null): Promise<void>;
}

/** A browser that saves a file sends no token: the host gives it an address that is good once, within a minute. */
export function createFiles(credentials: Credentials, fetcher: typeof fetch = (input, init) => fetch(input, init), go: (url: string) => void = follow): Files {
  const send = createUpload(credentials);

  async function ticket(path: string, shopId: string | null, token: string | null): Promise<Response> {
    const headers = { ...contextHeaders(token, shopId), 'Content-Type': 'application/json' };
    return await fetcher('/api/tickets', { method: 'POST', headers, body: JSON.stringify({ path }), credentials: 'same-origin' }).catch(() => {
      throw new ApiError('UNREACHABLE', '');
    });
  }

  return {
    async upload(file, shopId, options) {
      const path = `/api/files?name=${encodeURIComponent(file.name)}`;
      return (await send(path, file, file.type || 'application/octet-stream', { ...options, shopId })) as UploadedFile;
    },
    async save(path, shopId) {
      refuseOffline();
      const token = await credentials.token();
      let answer = await ticket(path, shopId, token);
      if (answer.status === 401 && token !== null) answer = await ticket(path, shopId, await credentials.renew(token));
      if (!answer.ok) throw fromStatus(answer.status, answer.headers.get('Retry-After'));
      const { url } = (await answer.json()) as { url: string };
      go(url);
    },
  };
}

/** Says that it is to be saved, so that the page stays where it is. */
function follow(url: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
