import { graphql } from '@/generated/graphql/index.ts';

export const viewFields = graphql(`
  fragment ViewFields on SavedView {
    id
    name
    state
    shared
    editable
    byDefault
    version
    changedAt
    changedBy
  }
`);

export const savedViewSave = graphql(`
  mutation SavedViewSave($input: SavedViewSaveInput!) {
    savedViewSave(input: $input) {
      savedView {
        ...ViewFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const savedViewDelete = graphql(`
  mutation SavedViewDelete($input: SavedViewDeleteInput!) {
    savedViewDelete(input: $input) {
      deletedId
      errors {
        code
        message
        path
      }
    }
  }
`);

export const savedViewSetDefault = graphql(`
  mutation SavedViewSetDefault($input: SavedViewSetDefaultInput!) {
    savedViewSetDefault(input: $input) {
      defaultId
      errors {
        code
        message
        path
      }
    }
  }
`);
