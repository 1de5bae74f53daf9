package dev.vitrina.products.history;

/** What of a card can change; maps to the GraphQL enum {@code ProductField}. */
public enum CardField {
    TITLE,
    DESCRIPTION,
    BRAND,
    VENDOR_CODE,
    SUBJECT,
    /** The group of merged cards. */
    GROUP,
    /** Addresses of photos, one a line. */
    PHOTOS,
    VIDEO,
    LENGTH,
    WIDTH,
    HEIGHT,
    WEIGHT,
    /** Whether Wildberries finds the dimensions plausible. */
    DIMENSIONS_VALID,
    /** One of them: the change has its name. */
    CHARACTERISTIC,
    /** Barcodes of one size: the change has its name. */
    SIZE,
    TAGS,
    /** Pieces per lot. */
    WHOLESALE,
    MARKING_REQUIRED,
    MARKED,
    /** A field of Wildberries' that has no words yet: the change has its name. */
    OTHER,
}
