package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;

/** Wildberries' numeric ids as they travel in GraphQL. */
final class Ids {

    private Ids() {}

    /** @throws VitrinaException {@code INVALID_INPUT} when it is not a positive number of at most 64 bits */
    static long parse(String name, String id) {
        try {
            long value = Long.parseLong(id);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a negative one.
        }
        throw new VitrinaException(ErrorCode.INVALID_INPUT, "`" + name + "` is not an id of Wildberries");
    }
}
