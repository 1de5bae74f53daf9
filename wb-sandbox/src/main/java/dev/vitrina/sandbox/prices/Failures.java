package dev.vitrina.sandbox.prices;

import org.jspecify.annotations.Nullable;

/** Which goods of an upload fail because a test said so. */
final class Failures {

    private static final String TEXT = "The item could not be processed. Try again later";

    private Failures() {}

    /** The error text of the goods; null when they are processed as usual. @param place in the upload, from 0 */
    static @Nullable String of(@Nullable Processing spoiled, long nmId, int place) {
        return switch (spoiled) {
            case Processing.FailGoods(var nmIds, String text) -> nmIds.contains(nmId) ? orOwn(text) : null;
            case Processing.FailEvery(int nth, String text) -> (place + 1) % nth == 0 ? orOwn(text) : null;
            case Processing.Cancel _ -> null;
            case null -> null;
        };
    }

    private static String orOwn(@Nullable String text) {
        return text == null ? TEXT : text;
    }
}
