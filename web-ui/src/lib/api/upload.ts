import { refuseOffline } from '@/lib/offline/refuse-offline.ts';
import { ApiError, errorCodes, fromStatus, type ErrorCode } from './api-error.ts';
import { contextHeaders, type Credentials } from './graphql-client.ts';

export interface UploadOptions {
  /** For whom it is sent, where the host asks. */
  shopId?: string | null;
  /** Stops it; the promise is rejected with the signal's reason. */
  signal: AbortSignal;
  /** From 0 to 1, as far as the browser has sent it. */
  onProgress(share: number): void;
}

/** Sends a file as the body of a POST; gives the JSON that answers it, or throws an `ApiError` with the host's one reason. */
export type Upload = (path: string, file: Blob, type: string, options: UploadOptions) => Promise<unknown>;

/** By XMLHttpRequest: fetch cannot tell how much of a body has been sent. Tries a second time when only the token was refused. */
export function createUpload(credentials: Credentials, open: () => XMLHttpRequest = () => new XMLHttpRequest()): Upload {
  return async (path, file, type, options) => {
    refuseOffline();
    const token = await credentials.token();
    options.signal.throwIfAborted();
    try {
      return await send(open(), path, file, { ...contextHeaders(token, options.shopId), 'Content-Type': type }, options);
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.code !== 'UNAUTHENTICATED' || token === null) throw failure;
      const renewed = await credentials.renew(token);
      options.signal.throwIfAborted();
      return await send(open(), path, file, { ...contextHeaders(renewed, options.shopId), 'Content-Type': type }, options);
    }
  };
}

function send(request: XMLHttpRequest, path: string, file: Blob, headers: Record<string, string>, { signal, onProgress }: UploadOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop = () => request.abort();
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== null) resolve(answer);
      else reject(refusal(request, answer));
    });
    request.addEventListener('error', () => reject(new ApiError('UNREACHABLE', '')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    signal.addEventListener('abort', stop, { once: true });
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(request: XMLHttpRequest, answer: unknown): ApiError {
  const { code, message } = (typeof answer === 'object' && answer !== null ? answer : {}) as { code?: unknown; message?: unknown };
  const byStatus = fromStatus(request.status >= 200 && request.status < 300 ? 500 : request.status, request.getResponseHeader('Retry-After'));
  const words = typeof message === 'string' ? message : '';
  const tooLarge = code === 'TOO_LARGE' || request.status === 413;
  if (tooLarge) return new ApiError('INVALID_INPUT', words, { ...byStatus.details, reason: 'TOO_LARGE' });
  return new ApiError(isErrorCode(code) ? code : byStatus.code, words, byStatus.details);
}

function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}
