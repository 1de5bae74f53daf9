package dev.vitrina.core.graphql.generation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Parsed and validated documents of one generation; bounded by the characters of the texts. */
final class DocumentCache implements PreparsedDocumentProvider {

    private static final long MAX_CHARACTERS = 4_000_000;

    private final Cache<String, PreparsedDocumentEntry> documents = Caffeine.newBuilder()
        .maximumWeight(MAX_CHARACTERS)
        .weigher((String query, PreparsedDocumentEntry entry) -> query.length())
        .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
        ExecutionInput input,
        Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate
    ) {
        PreparsedDocumentEntry known = documents.getIfPresent(input.getQuery());
        if (known == null) {
            known = parseAndValidate.apply(input);
            documents.put(input.getQuery(), known);
        }
        return CompletableFuture.completedFuture(known);
    }
}
