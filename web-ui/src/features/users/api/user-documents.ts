import { graphql } from '@/generated/graphql/index.ts';

export const userFields = graphql(`
  fragment UserFields on User {
    id
    email
    name
    role
    disabled
    grants {
      shopId
      role
    }
    createdAt
    lastLoginAt
  }
`);

export const users = graphql(`
  query Users($page: PageInput, $search: String) {
    users(page: $page, search: $search) {
      items {
        ...UserFields
      }
      totalItems
    }
  }
`);

export const userCreate = graphql(`
  mutation UserCreate($input: UserCreateInput!) {
    userCreate(input: $input) {
      user {
        ...UserFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const userUpdate = graphql(`
  mutation UserUpdate($input: UserUpdateInput!) {
    userUpdate(input: $input) {
      user {
        ...UserFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const userDelete = graphql(`
  mutation UserDelete($input: UserDeleteInput!) {
    userDelete(input: $input) {
      deletedId
      errors {
        code
        message
        path
      }
    }
  }
`);
