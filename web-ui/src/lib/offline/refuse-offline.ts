import i18next from 'i18next';
import { ApiError } from '@/lib/api/api-error.ts';
import { isOffline } from './reach.ts';

/** Whatever the controls let through: without a connection nothing leaves that would change something, nor looks as if it had. */
export function refuseOffline(): void {
  if (isOffline()) throw new ApiError('OFFLINE', i18next.isInitialized ? i18next.t('offline.write') : '');
}
