package dev.vitrina.api.error;

import java.util.List;

/**
 * An expected refusal of an input, given as data in a mutation's payload.
 *
 * @param code    for programs, upper snake case
 * @param message for people: what happened and what to do next
 * @param path    into the input, outermost first; empty for the whole
 */
public record UserError(String code, String message, List<String> path) {
    public UserError {
        path = List.copyOf(path);
    }

    public static UserError at(String code, String message, String... path) {
        return new UserError(code, message, List.of(path));
    }
}
