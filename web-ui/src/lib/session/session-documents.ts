import { graphql } from '@/generated/graphql/index.ts';

export const refreshSession = graphql(`
  mutation RefreshSession {
    refreshSession {
      accessToken
      expiresAt
      user {
        id
        email
        name
      }
      errors {
        code
        message
        path
      }
    }
  }
`);
