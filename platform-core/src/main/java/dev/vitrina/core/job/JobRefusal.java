package dev.vitrina.core.job;

/**
 * Jobs that nobody cancels or repeats as such, because what they work on is stopped in a place of its own.
 *
 * @param prefix of the types
 * @param reason for people: where to do it instead
 */
public record JobRefusal(String prefix, String reason) {}
