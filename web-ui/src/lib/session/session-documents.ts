import { graphql } from '@/generated/graphql/index.ts';

export const logout = graphql(`
  mutation Logout {
    logout {
      errors {
        code
        message
        path
      }
    }
  }
`);

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
