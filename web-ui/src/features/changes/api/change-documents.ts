import { graphql } from '@/generated/graphql/index.ts';

export const changeSetFields = graphql(`
  fragment ChangeSetFields on ChangeSet {
    id
    shopId
    kind {
      id
      title
      available
    }
    title
    origin
    state
    version
    rowCount
    counts {
      state
      rows
    }
    problem {
      kind
      message
      retryAt
    }
    createdAt
    createdBy
    editedBy
    checkedAt
    confirmedAt
    confirmedBy
    sendAt
    returnAt
    heldRows
    sentAt
    endedAt
    rollbackOf
    rolledBackBy
    acts
    missingPermission
    confirmation {
      typedAbove
      fourEyes
      maxRows
      checkedUntil
      obstacles
    }
  }
`);

export const changeSets = graphql(`
  query ChangeSets($filter: ChangeSetFilter, $first: Int!, $after: String) {
    changeSets(filter: $filter, first: $first, after: $after) {
      nodes {
        ...ChangeSetFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const changeSet = graphql(`
  query ChangeSetById($id: ID!) {
    changeSet(id: $id) {
      ...ChangeSetFields
      findings {
        severity
        code
        message
        field
        fieldTitle
        rows
        atRisk {
          amount
          currencyCode
        }
      }
      atRisk {
        amount
        currencyCode
      }
      reasons {
        code
        message
        rows
      }
    }
  }
`);

export const changeRows = graphql(`
  query ChangeRows($id: ID!, $filter: ChangeRowFilter, $first: Int!, $after: String) {
    changeSet(id: $id) {
      rows(filter: $filter, first: $first, after: $after) {
        nodes {
          key
          label
          page
          state
          fields {
            name
            title
            before
            after
          }
          findings {
            severity
            code
            message
            field
            atRisk {
              amount
              currencyCode
            }
          }
          reason {
            code
            message
          }
          attempts
          batch
          reference
          sentAt
          changedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const changeSetCheck = graphql(`
  mutation ChangeSetCheck($input: ChangeSetInput!) {
    changeSetCheck(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetConfirm = graphql(`
  mutation ChangeSetConfirm($input: ChangeSetConfirmInput!) {
    changeSetConfirm(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetCancel = graphql(`
  mutation ChangeSetCancel($input: ChangeSetInput!) {
    changeSetCancel(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetRetry = graphql(`
  mutation ChangeSetRetry($input: ChangeSetRetryInput!) {
    changeSetRetry(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetRollBack = graphql(`
  mutation ChangeSetRollBack($input: ChangeSetInput!) {
    changeSetRollBack(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetRowsDelete = graphql(`
  mutation ChangeSetRowsDelete($input: ChangeSetRowsDeleteInput!) {
    changeSetRowsDelete(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetReschedule = graphql(`
  mutation ChangeSetReschedule($input: ChangeSetRescheduleInput!) {
    changeSetReschedule(input: $input) {
      changeSet {
        ...ChangeSetFields
      }
      errors {
        code
        message
      }
    }
  }
`);

export const changeSetExport = graphql(`
  mutation ChangeSetExport($input: ChangeSetExportInput!) {
    changeSetExport(input: $input) {
      fileId
      job {
        ...JobFields
      }
      errors {
        code
        message
      }
    }
  }
`);
