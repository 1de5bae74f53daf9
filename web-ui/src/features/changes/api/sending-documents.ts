import { graphql } from '@/generated/graphql/index.ts';

export const sendingFields = graphql(`
  fragment SendingFields on ChangeSending {
    stops {
      shopId
      reason
      stoppedAt
      stoppedBy
      mayGoOn
    }
    mayStopAll
  }
`);

export const changeSending = graphql(`
  query ChangeSending {
    changeSending {
      ...SendingFields
    }
  }
`);

export const changeSendingStop = graphql(`
  mutation ChangeSendingStop($input: ChangeSendingStopInput!) {
    changeSendingStop(input: $input) {
      sending {
        ...SendingFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSendingGoOn = graphql(`
  mutation ChangeSendingGoOn($input: ChangeSendingGoOnInput!) {
    changeSendingGoOn(input: $input) {
      sending {
        ...SendingFields
      }
      errors {
        code
        message
      }
    }
  }
`);
