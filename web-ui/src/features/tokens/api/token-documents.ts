import { graphql } from '@/generated/graphql/index.ts';

export const tokenFields = graphql(`
  fragment TokenFields on WbToken {
    id
    name
    sellerName
    tradeMark
    sellerId
    type
    categories
    categoryChecks {
      category
      result
    }
    readOnly
    state
    expiresAt
    daysToExpiry
    checkedAt
    createdAt
    statistics {
      lastUsedAt
      callsToday
      callsSavedToday
      lastError
      lastErrorAt
    }
  }
`);

export const wbTokens = graphql(`
  query WbTokens($page: PageInput) {
    wbTokens(page: $page) {
      items {
        ...TokenFields
      }
      totalItems
    }
  }
`);

export const wbTokensCreate = graphql(`
  mutation WbTokensCreate($input: WbTokensCreateInput!) {
    wbTokensCreate(input: $input) {
      token {
        ...TokenFields
      }
      warnings {
        code
        message
        path
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const wbTokensUpdate = graphql(`
  mutation WbTokensUpdate($input: WbTokensUpdateInput!) {
    wbTokensUpdate(input: $input) {
      token {
        ...TokenFields
      }
      warnings {
        code
        message
        path
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const wbTokensRevalidate = graphql(`
  mutation WbTokensRevalidate($input: WbTokensRevalidateInput!) {
    wbTokensRevalidate(input: $input) {
      token {
        ...TokenFields
      }
      warnings {
        code
        message
        path
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const wbTokensDeletePreview = graphql(`
  query WbTokensDeletePreview($id: ID!) {
    wbTokensDeletePreview(id: $id) {
      shop {
        id
        sellerName
        tradeMark
      }
      mirroredRows
      grants
    }
  }
`);

export const wbTokensDelete = graphql(`
  mutation WbTokensDelete($input: WbTokensDeleteInput!) {
    wbTokensDelete(input: $input) {
      deletedId
      errors {
        code
        message
        path
      }
    }
  }
`);
