import { graphql } from '@/generated/graphql/index.ts';

export const mediaRules = graphql(`
  query MediaRules {
    mediaRules {
      maxPhotos
      minWidth
      minHeight
      maxPhotoBytes
      maxVideoBytes
      photoFormats
      videoFormats
      maxArchiveFiles
      maxUploadBytes
      keptForDays
    }
  }
`);

export const mediaEdit = graphql(`
  query MediaEdit($nmId: ID!) {
    mediaEdit(nmId: $nmId) {
      edit {
        nmId
        hasVideo
        photos {
          number
          look
          preview
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

export const mediaArrange = graphql(`
  mutation MediaArrange($input: MediaArrangeInput!) {
    mediaArrange(input: $input) {
      changeSetId
      errors {
        code
        message
        path
      }
    }
  }
`);

export const mediaIntakePreview = graphql(`
  mutation MediaIntakePreview($input: MediaIntakePreviewInput!) {
    mediaIntakePreview(input: $input) {
      run {
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

export const mediaIntakeCancel = graphql(`
  mutation MediaIntakeCancel($input: MediaIntakeCancelInput!) {
    mediaIntakeCancel(input: $input) {
      run {
        id
        state
      }
    }
  }
`);

export const mediaIntakeRun = graphql(`
  query MediaIntakeRun($id: ID!) {
    mediaIntakeRun(id: $id) {
      id
      archiveId
      mode
      state
      done
      total
      report {
        filesTotal
        cardsTotal
        cards {
          nmId
          vendorCode
          title
          photosBefore
          photosAfter
          files {
            path
            number
          }
        }
        unmatchedTotal
        unmatched
        refusedTotal
        refused {
          path
          code
          message
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

export const mediaIntake = graphql(`
  mutation MediaIntake($input: MediaIntakeInput!) {
    mediaIntake(input: $input) {
      changeSetId
      errors {
        code
        message
        path
      }
    }
  }
`);
