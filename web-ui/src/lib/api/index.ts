export * from './api-error.ts';
export { api, endpoint, session } from './client.ts';
export type { SessionState } from '@/lib/session/session.ts';
export { contextHeaders, operationName, type Operation } from './graphql-client.ts';
export { shopQuery, useShopMutation } from './query.ts';
export { follow } from './subscribe.ts';
