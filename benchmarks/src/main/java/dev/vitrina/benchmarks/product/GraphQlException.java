package dev.vitrina.benchmarks.product;

import tools.jackson.databind.JsonNode;

/** An answer with errors. */
public final class GraphQlException extends RuntimeException {

    GraphQlException(JsonNode errors) {
        super(errors.toString());
    }
}
