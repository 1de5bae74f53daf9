import { graphql } from '@/generated/graphql/index.ts';

export const apiKeyFields = graphql(`
  fragment ApiKeyFields on ApiKey {
    id
    name
    hint
    scopes
    shopIds
    requestsPerMinute
    createdAt
    expiresAt
    expired
    lastUsedAt
  }
`);

export const apiKeys = graphql(`
  query ApiKeys($userId: ID) {
    apiKeys(userId: $userId) {
      items {
        ...ApiKeyFields
      }
      ownerName
      requestsPerMinute
    }
  }
`);

export const apiKeyScopes = graphql(`
  query ApiKeyScopes {
    apiKeyScopes {
      id
      description
      plugin
      ofShops
    }
  }
`);

export const apiKeyCreate = graphql(`
  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) {
      apiKey {
        ...ApiKeyFields
      }
      secret
      errors {
        code
        message
        path
      }
    }
  }
`);

export const apiKeyRevoke = graphql(`
  mutation ApiKeyRevoke($input: ApiKeyRevokeInput!) {
    apiKeyRevoke(input: $input) {
      revokedId
      errors {
        code
        message
        path
      }
    }
  }
`);
