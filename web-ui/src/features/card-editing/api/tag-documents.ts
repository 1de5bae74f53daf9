import { graphql } from '@/generated/graphql/index.ts';

export const createTag = graphql(`
  mutation ProductTagCreate($input: ProductTagCreateInput!) {
    productTagCreate(input: $input) {
      done
      errors {
        ...EditRefusal
      }
    }
  }
`);

export const updateTag = graphql(`
  mutation ProductTagUpdate($input: ProductTagUpdateInput!) {
    productTagUpdate(input: $input) {
      done
      errors {
        ...EditRefusal
      }
    }
  }
`);

export const deleteTag = graphql(`
  mutation ProductTagDelete($input: ProductTagDeleteInput!) {
    productTagDelete(input: $input) {
      done
      errors {
        ...EditRefusal
      }
    }
  }
`);
