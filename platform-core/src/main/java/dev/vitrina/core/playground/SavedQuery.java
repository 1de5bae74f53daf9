package dev.vitrina.core.playground;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request somebody keeps; the GraphQL type of the same name.
 *
 * @param variables JSON text as it was typed, maybe unfinished; null when there is none
 */
record SavedQuery(long id, String name, String document, @Nullable String variables, Instant savedAt) {}
