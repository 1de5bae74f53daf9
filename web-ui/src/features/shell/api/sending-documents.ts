import { graphql } from '@/generated/graphql/index.ts';

export const stoppedSending = graphql(`
  query StoppedSending {
    changeSending {
      stops {
        shopId
        reason
        stoppedAt
        stoppedBy
      }
    }
  }
`);
