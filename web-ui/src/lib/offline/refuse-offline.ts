import { ApiError } from '@/lib/api/api-error.ts';
import { isOffline } from './reach.ts';

let reason = () => '';

/** In what words, once there are some: this module is there before any text is. */
export function sayOffline(words: () => string): void {
  reason = words;
}

/** Whatever the controls let through: without a connection nothing leaves that would change something, nor looks as if it had. */
export function refuseOffline(): void {
  if (isOffline()) throw new ApiError('OFFLINE', reason());
}
