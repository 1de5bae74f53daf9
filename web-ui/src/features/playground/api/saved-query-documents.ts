import { graphql } from '@/generated/graphql/index.ts';

export const savedQueries = graphql(`
  query SavedQueries {
    savedQueries {
      items {
        id
        name
        document
        variables
        savedAt
      }
    }
  }
`);

export const savedQuerySave = graphql(`
  mutation SavedQuerySave($input: SavedQuerySaveInput!) {
    savedQuerySave(input: $input) {
      savedQuery {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const savedQueryDelete = graphql(`
  mutation SavedQueryDelete($input: SavedQueryDeleteInput!) {
    savedQueryDelete(input: $input) {
      deletedId
      errors {
        code
        message
        path
      }
    }
  }
`);
