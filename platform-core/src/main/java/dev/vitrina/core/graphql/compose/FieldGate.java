package dev.vitrina.core.graphql.compose;

import graphql.schema.DataFetcher;

/** What stands around the fetchers of one part. */
@FunctionalInterface
public interface FieldGate {
    FieldGate OPEN = fetcher -> fetcher;

    DataFetcher<?> guard(DataFetcher<?> fetcher);
}
