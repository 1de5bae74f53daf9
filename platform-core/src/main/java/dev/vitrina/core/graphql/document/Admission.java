package dev.vitrina.core.graphql.document;

import dev.vitrina.api.error.ErrorCode;

/** What a request's document may do. */
public sealed interface Admission {
    /** It was sent by its id. */
    record Trusted(String text) implements Admission {}

    /** It was written out, and its sender may do so. */
    record FreeForm() implements Admission {}

    /** @param reason narrows the code, for programs */
    record Refused(ErrorCode code, String message, String reason) implements Admission {}
}
