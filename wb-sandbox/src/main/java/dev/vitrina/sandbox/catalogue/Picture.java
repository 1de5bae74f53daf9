package dev.vitrina.sandbox.catalogue;

/** Where a picture of a card comes from. Pictures keep their identity when they are moved to another place or another card. */
public sealed interface Picture {
    /** One the sandbox paints. @param nmId the card it was made for @param number its place there, from 1 */
    record Painted(long nmId, int number) implements Picture {}

    /** One the seller sent. The file is shared, not copied: nobody changes it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Uploaded(String contentType, byte[] file) implements Picture {}
}
