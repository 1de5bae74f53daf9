import { graphql } from '@/generated/graphql/index.ts';

export const jobFields = graphql(`
  fragment JobFields on Job {
    id
    type
    shopId
    state
    message
    done
    total
    failed
    problem {
      kind
      message
      retryAt
    }
    createdAt
    startedAt
    finishedAt
    cancellable
  }
`);

export const job = graphql(`
  query JobById($id: ID!) {
    job(id: $id) {
      ...JobFields
    }
  }
`);

export const jobs = graphql(`
  query Jobs($states: [JobState!], $first: Int) {
    jobs(states: $states, first: $first) {
      ...JobFields
    }
  }
`);

export const jobProgress = graphql(`
  subscription JobProgress($id: ID!) {
    jobProgress(id: $id) {
      ...JobFields
    }
  }
`);

export const jobCancel = graphql(`
  mutation JobCancel($input: JobCancelInput!) {
    jobCancel(input: $input) {
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

export const jobRetry = graphql(`
  mutation JobRetry($input: JobCancelInput!) {
    jobRetry(input: $input) {
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
