package dev.vitrina.api.change;

/** What came of {@link ChangeSets#confirmUnattended}. */
public sealed interface UnattendedResult {
    /** It is confirmed, and will be sent. */
    record Confirmed() implements UnattendedResult {}

    /**
     * Nothing was changed: the set waits for a person, as any other does.
     *
     * @param reason by code {@code NOT_PERMITTED}, {@code FOUND} (a finding that is more than worth knowing), {@code SENDING_STOPPED}, {@code EDITED},
     *               {@code NEEDS_ANOTHER_PERSON}, or what a person would be told who types nothing ({@code TYPE_THE_NUMBER}, {@code CHECK_TOO_OLD},
     *               {@code NOTHING_TO_SEND}, {@code WRONG_STATE}, {@code TOO_MANY_ROWS}, {@code PLUGIN_AWAY})
     */
    record LeftToPeople(Reason reason) implements UnattendedResult {}
}
