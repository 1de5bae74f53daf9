package dev.vitrina.core.change;

import dev.vitrina.api.error.UserError;

/** What came of something a person asked of a set. */
sealed interface ActResult {
    /** @param set as it is now, or the new one */
    record Done(StoredSet set) implements ActResult {}

    /** Nothing was changed. */
    record Refused(UserError error) implements ActResult {}

    static ActResult refused(String code, String message, String... path) {
        return new Refused(UserError.at(code, message, path));
    }
}
