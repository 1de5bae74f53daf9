package dev.vitrina.cache;

/** Makes mirrors. */
public interface Mirrors {
    /** A mirror by its definition. State is kept by name, so the same name after a restart goes on where it was. */
    Mirror mirror(MirrorDefinition<?> definition);

    /** Rows that all mirrors together hold for a tenant. */
    long rows(long tenant);
}
