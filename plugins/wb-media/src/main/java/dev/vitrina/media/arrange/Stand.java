package dev.vitrina.media.arrange;

import dev.vitrina.api.change.Reason;
import dev.vitrina.cache.Problem;
import java.time.Instant;

/** How a card stands after it was looked at. */
sealed interface Stand {
    /** It shows what is wanted. */
    record Shown() implements Stand {}

    /** A step was taken now; whether its answer came. */
    record Stepped(boolean answered, String lost) implements Stand {}

    /** The step that is due was taken then, and nothing shows of it yet. */
    record Waiting(Instant since) implements Stand {}

    /** The CDN says nothing of the photo of this number, so nobody knows what the card shows; nor of all at once since then. */
    record Unread(int number, Instant since) implements Stand {}

    /** It will not come to what is wanted. */
    record Failed(Reason reason) implements Stand {}

    /** Nothing was done. */
    record NotNow(Problem problem, Instant retryAt) implements Stand {}

    /** A part of a step was done, and the rest of it has to wait until then. */
    record Paused(Instant retryAt) implements Stand {}
}
