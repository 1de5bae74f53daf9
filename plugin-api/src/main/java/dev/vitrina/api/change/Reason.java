package dev.vitrina.api.change;

/**
 * Why a row is as it is.
 *
 * @param code    for programs and for grouping, upper snake case
 * @param message for people, in the upstream's words or ours; holds no secret
 */
public record Reason(String code, String message) {}
