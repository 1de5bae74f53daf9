package dev.vitrina.core.graphql.generation;

/**
 * One difference between two schemas, as clients see it.
 *
 * @param coordinate {@code Type} or {@code Type.field}
 * @param message    in words, English
 */
public record SchemaChange(Effect effect, String coordinate, String message) {
    /** What it does to a client that was written before. */
    public enum Effect {
        /** Requests that were valid are not. */
        BREAKING,
        /** Requests stay valid, but may be answered otherwise: a new enum value, another default. */
        DANGEROUS,
        SAFE,
    }
}
