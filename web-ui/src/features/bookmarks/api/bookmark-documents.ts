import { graphql } from '@/generated/graphql/index.ts';

export const bookmarks = graphql(`
  query Bookmarks {
    bookmarks {
      items {
        kind
        subject
        target
        label
        at
      }
    }
  }
`);

export const bookmarkPin = graphql(`
  mutation BookmarkPin($input: BookmarkInput!) {
    bookmarkPin(input: $input) {
      errors {
        code
        message
        path
      }
    }
  }
`);

export const bookmarkUnpin = graphql(`
  mutation BookmarkUnpin($input: BookmarkUnpinInput!) {
    bookmarkUnpin(input: $input) {
      errors {
        code
        message
        path
      }
    }
  }
`);

export const bookmarkVisit = graphql(`
  mutation BookmarkVisit($input: BookmarkInput!) {
    bookmarkVisit(input: $input) {
      errors {
        code
        message
        path
      }
    }
  }
`);
