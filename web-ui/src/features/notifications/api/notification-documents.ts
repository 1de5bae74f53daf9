import { graphql } from '@/generated/graphql/index.ts';

export const notifications = graphql(`
  query Notifications($resolved: Boolean) {
    notifications(resolved: $resolved) {
      unread
      items {
        id
        shopId
        severity
        title
        text
        action {
          path
          label
        }
        jobId
        raisedAt
        resolvedAt
        read
      }
    }
  }
`);

export const notificationsRead = graphql(`
  mutation NotificationsRead($input: NotificationsReadInput!) {
    notificationsRead(input: $input) {
      unread
      errors {
        code
        message
      }
    }
  }
`);
