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
