package dev.vitrina.core.graphql.document;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request names its document instead of writing it out: {@code documentId} (GraphQL over HTTP, appendix A), or
 * {@code extensions.persistedQuery.sha256Hash} as Apollo's clients do. Within the host the second form stands for both, since it is
 * the one the engine has a place for.
 */
public final class DocumentId {

    /** Stands where the document would. */
    static final String MARKER = PersistedQuerySupport.PERSISTED_QUERY_MARKER;

    private static final String EXTENSION = "persistedQuery";
    private static final String HASH = "sha256Hash";

    private DocumentId() {}

    /** The extensions of a request that has this id. */
    public static Map<String, Object> in(@Nullable Map<String, Object> extensions, String id) {
        Map<String, Object> all = new HashMap<>(extensions == null ? Map.of() : extensions);
        all.put(EXTENSION, Map.of("version", 1, HASH, id));
        return all;
    }

    static Optional<String> of(Map<String, Object> extensions) {
        return extensions.get(EXTENSION) instanceof Map<?, ?> named && named.get(HASH) instanceof String id
            ? Optional.of(id)
            : Optional.empty();
    }
}
