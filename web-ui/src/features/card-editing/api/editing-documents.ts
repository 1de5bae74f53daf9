import { graphql } from '@/generated/graphql/index.ts';

/** Why something is not drafted, and where in the input that is. */
export const editRefusal = graphql(`
  fragment EditRefusal on UserError {
    code
    message
    path
  }
`);

export const draftedCards = graphql(`
  fragment DraftedCards on ProductsDraftPayload {
    changeSetId
    errors {
      ...EditRefusal
    }
  }
`);

export const editPreview = graphql(`
  query ProductEditPreview($input: ProductEditPreviewInput!) {
    productEditPreview(input: $input) {
      totalCount
      examples {
        nmId
        vendorCode
        title
        changes {
          field
          name
          before
          after
        }
        findings {
          severity
          code
          message
          field
        }
      }
      errors {
        ...EditRefusal
      }
    }
  }
`);

export const editCards = graphql(`
  mutation ProductsEdit($input: ProductsEditInput!) {
    productsEdit(input: $input) {
      ...DraftedCards
    }
  }
`);

export const setTags = graphql(`
  mutation ProductsSetTags($input: ProductsSetTagsInput!) {
    productsSetTags(input: $input) {
      ...DraftedCards
    }
  }
`);

export const groupCards = graphql(`
  mutation ProductsGroup($input: ProductsGroupInput!) {
    productsGroup(input: $input) {
      ...DraftedCards
    }
  }
`);

export const importPreview = graphql(`
  query ProductImportPreview($input: ProductImportPreviewInput!) {
    productImportPreview(input: $input) {
      columns {
        index
        header
        target
        readOnly
        samples
      }
      tally {
        edited
        unchanged
        bad
        problems {
          line
          code
          column
          message
        }
      }
      errors {
        ...EditRefusal
      }
    }
  }
`);

export const importCards = graphql(`
  mutation ProductsImport($input: ProductsImportInput!) {
    productsImport(input: $input) {
      changeSetId
      errors {
        ...EditRefusal
      }
    }
  }
`);

export const editedCard = graphql(`
  query EditedCard($nmId: ID!) {
    product(nmId: $nmId) {
      nmId
      imtId
      vendorCode
      title
      description
      brand
      subjectId
      subjectName
      dimensions {
        length
        width
        height
        weightBrutto
      }
      characteristics {
        id
        name
        values
      }
      sizes {
        techSize
        wbSize
      }
    }
  }
`);

export const subjectCharacteristics = graphql(`
  query SubjectCharacteristics($subjectId: ID!) {
    productSubjectCharacteristics(subjectId: $subjectId) {
      nodes {
        id
        name
        type
        required
        unit
        maxCount
        popular
        namedField
        directory
      }
    }
  }
`);

export const directoryValues = graphql(`
  query DirectoryValues($kind: ProductDirectoryKind!, $subjectId: ID, $search: String!) {
    productDirectory(kind: $kind, subjectId: $subjectId, search: $search, first: 50) {
      nodes {
        value
        note
      }
      totalCount
    }
  }
`);

export const sellerTags = graphql(`
  query SellerTags {
    productTags {
      nodes {
        id
        name
        color
      }
    }
  }
`);

export const createCards = graphql(`
  mutation ProductsCreate($input: ProductsCreateInput!) {
    productsCreate(input: $input) {
      ...DraftedCards
    }
  }
`);

export const subjects = graphql(`
  query ProductSubjects($search: String!) {
    productSubjects(search: $search, first: 30) {
      nodes {
        id
        name
        parentName
      }
      totalCount
    }
  }
`);

/** What the cards of a filter have, for rules. */
export const characteristicsOfCards = graphql(`
  query CharacteristicsOfCards($filter: ProductFilter) {
    productCharacteristicFacets(filter: $filter, limit: 1) {
      id
      name
    }
  }
`);
