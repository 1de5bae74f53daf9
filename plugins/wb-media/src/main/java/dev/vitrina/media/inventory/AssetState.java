package dev.vitrina.media.inventory;

/** What the last check found; maps to the GraphQL enum {@code MediaState}. */
public enum AssetState {
    OK,
    /** Wildberries has nothing at the card's address. */
    MISSING,
    /** There is something, and it is no picture or video. */
    BROKEN,
    /** Not checked yet, or the host could not be asked. */
    UNKNOWN,
}
