package dev.vitrina.core.graphql.compose;

import graphql.language.Node;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Where something is defined. */
record Place(String owner, String file, int line) {
    private static final String SEPARATOR = "|";

    static Place of(String owner, Node<?> node) {
        return of(owner, node.getSourceLocation());
    }

    static Place of(String owner, @Nullable SourceLocation location) {
        if (location == null || location.getSourceName() == null) {
            return new Place(owner, "?", 0);
        }
        String file = location.getSourceName().substring(location.getSourceName().indexOf(SEPARATOR) + 1);
        return new Place(owner, file, location.getLine());
    }

    /** The parser's name of a fragment, from which {@link #owner(SourceLocation)} is told later. */
    static String sourceName(String owner, String file) {
        return owner + SEPARATOR + file;
    }

    static @Nullable String owner(SourceLocation location) {
        String name = location.getSourceName();
        int end = name == null ? -1 : name.indexOf(SEPARATOR);
        return name == null || end < 0 ? null : name.substring(0, end);
    }

    @Override
    public String toString() {
        return owner + " (" + file + ":" + line + ")";
    }
}
