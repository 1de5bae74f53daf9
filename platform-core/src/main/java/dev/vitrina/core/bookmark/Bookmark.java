package dev.vitrina.core.bookmark;

import java.time.Instant;

/**
 * The way back to something in one shop; the GraphQL type of the same name.
 *
 * @param subject what kind of thing it is, for example {@code product} or {@code view}
 * @param target  its id among its kind
 * @param label   what it was called when it was marked
 * @param at      when it was pinned, or opened last
 */
record Bookmark(Kind kind, String subject, String target, String label, Instant at) {
    enum Kind {
        /** Kept by the user. */
        PIN,
        /** Opened lately. */
        RECENT,
    }
}
