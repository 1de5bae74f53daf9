export * from './api-error.ts';
export { api, endpoint, files, session } from './client.ts';
export type { UploadedFile } from './files.ts';
export type { UploadOptions } from './upload.ts';
export type { SessionState } from '@/lib/session/session.ts';
export { contextHeaders, operationName, type Operation } from './graphql-client.ts';
export { invalidateCards, isAboutCards } from './invalidate-cards.ts';
export { shopQuery, useShopMutation } from './query.ts';
export { follow } from './subscribe.ts';
