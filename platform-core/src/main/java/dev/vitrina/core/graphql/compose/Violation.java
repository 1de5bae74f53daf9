package dev.vitrina.core.graphql.compose;

/**
 * A broken rule of composition.
 *
 * @param owner   who has to change something
 * @param message names everyone concerned, with file and line
 */
public record Violation(String owner, String message) {}
