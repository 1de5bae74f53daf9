import { graphql } from '@/generated/graphql/index.ts';

export const mediaDownloadPrepare = graphql(`
  mutation MediaDownloadPrepare($input: MediaDownloadPrepareInput!) {
    mediaDownloadPrepare(input: $input) {
      download {
        id
        path
        state
        cardsTotal
        cards
        files
        failed
        bytes
        resumable
        failures {
          nmId
          vendorCode
          number
          reason
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const mediaDownload = graphql(`
  query MediaDownload($id: ID!) {
    mediaDownload(id: $id) {
      id
      path
      state
      cardsTotal
      cards
      files
      failed
      bytes
      resumable
      failures {
        nmId
        vendorCode
        number
        reason
      }
    }
  }
`);

export const mediaDownloadStop = graphql(`
  mutation MediaDownloadStop($input: MediaDownloadStopInput!) {
    mediaDownloadStop(input: $input) {
      download {
        id
        state
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const mediaInventory = graphql(`
  query MediaInventory($nmId: ID!) {
    product(nmId: $nmId) {
      mediaInventory {
        missing
        broken
        checkedAt
        photos {
          number
          state
          width
          height
          bytes
          reason
        }
        video {
          number
          state
          reason
        }
      }
    }
  }
`);

export const mediaCheckStart = graphql(`
  mutation MediaCheckStart($input: MediaCheckStartInput!) {
    mediaCheckStart(input: $input) {
      job {
        ...JobFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const mediaInState = graphql(`
  query MediaInState($state: MediaState!, $first: Int!, $after: String) {
    mediaInState(state: $state, first: $first, after: $after) {
      nodes {
        nmId
        number
        address
        state
        checkedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const mediaDuplicates = graphql(`
  query MediaDuplicates($first: Int!, $after: String) {
    mediaDuplicates(first: $first, after: $after) {
      nodes {
        count
        photos {
          nmId
          number
          address
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const mediaCheck = graphql(`
  query MediaCheck {
    mediaCheck {
      ...JobFields
    }
  }
`);
