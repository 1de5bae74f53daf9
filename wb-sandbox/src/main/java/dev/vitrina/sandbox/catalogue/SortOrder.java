package dev.vitrina.sandbox.catalogue;

/** Oldest change first, or newest first. */
public enum SortOrder {
    ASCENDING,
    DESCENDING,
}
