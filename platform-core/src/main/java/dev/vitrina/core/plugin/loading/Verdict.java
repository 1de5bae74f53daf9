package dev.vitrina.core.plugin.loading;

/** Whether a plugin can be started beside the others. */
public sealed interface Verdict {
    record Compatible() implements Verdict {}

    /** It can when something else changes first. */
    record Waiting(String reason) implements Verdict {}

    /** It cannot, as it is. */
    record Incompatible(String reason) implements Verdict {}
}
