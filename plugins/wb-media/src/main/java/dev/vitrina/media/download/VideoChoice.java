package dev.vitrina.media.download;

/** Which copy of a card's video is taken; maps to the GraphQL enum {@code MediaVideoChoice}. */
enum VideoChoice {
    NONE,
    /** The MP4 of 360 lines. */
    SMALL,
    /** The stream as one MPEG transport stream file; the MP4 where the stream cannot be had. */
    FULL,
}
