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
      keptForDays
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
  query MediaIntakePreview($input: MediaIntakePreviewInput!) {
    mediaIntakePreview(input: $input) {
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
