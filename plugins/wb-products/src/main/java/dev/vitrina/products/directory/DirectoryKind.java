package dev.vitrina.products.directory;

/** A list of values that Wildberries keeps. */
public enum DirectoryKind {
    COLORS,
    KINDS,
    COUNTRIES,
    SEASONS,
    VAT,
    /** Of a subject. */
    TNVED,
    /** Of a subject. */
    BRANDS;

    public boolean ofSubject() {
        return this == TNVED || this == BRANDS;
    }
}
