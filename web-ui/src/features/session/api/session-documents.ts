import { graphql } from '@/generated/graphql/index.ts';

export const login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
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

export const me = graphql(`
  query Me {
    me {
      id
      email
      name
      role
      permissions
    }
  }
`);

export const passwordChange = graphql(`
  mutation PasswordChange($input: PasswordChangeInput!) {
    passwordChange(input: $input) {
      errors {
        code
        message
        path
      }
    }
  }
`);
