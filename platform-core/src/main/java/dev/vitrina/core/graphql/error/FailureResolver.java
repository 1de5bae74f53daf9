package dev.vitrina.core.graphql.error;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import reactor.core.publisher.Mono;

/**
 * Turns whatever a fetcher or a subscription throws into an error with a code of the closed list. An internal failure is logged
 * under the request's id, which is all the caller learns of it.
 */
public final class FailureResolver implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(FailureResolver.class);

    private final Failures failures;
    private final BiFunction<String, String, @Nullable String> fieldOwner;

    /** @param fieldOwner type and field name to the plugin that owns it; null for the host */
    public FailureResolver(Failures failures, BiFunction<String, String, @Nullable String> fieldOwner) {
        this.failures = failures;
        this.fieldOwner = fieldOwner;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown, DataFetchingEnvironment environment) {
        String plugin = plugin(environment);
        RequestScope scope = environment.getGraphQlContext().get(RequestScope.class);
        String correlation = scope == null ? UUID.randomUUID().toString() : scope.requestId();
        VitrinaException failure = failures
            .forCaller(thrown)
            .orElseGet(() -> internal(thrown, correlation, environment.getExecutionStepInfo().getPath().toString()));
        return Mono.just(List.of(error(GraphqlErrorBuilder.newError(environment), failure, plugin)));
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown) {
        VitrinaException failure = failures
            .forCaller(thrown)
            .orElseGet(() -> internal(thrown, UUID.randomUUID().toString(), "a subscription"));
        return Mono.just(List.of(error(GraphqlErrorBuilder.newError(), failure, null)));
    }

    private @Nullable String plugin(DataFetchingEnvironment environment) {
        return environment.getParentType() instanceof GraphQLNamedType type
            ? fieldOwner.apply(type.getName(), environment.getFieldDefinition().getName())
            : null;
    }

    private static VitrinaException internal(Throwable thrown, String correlation, String where) {
        log.error("Internal error {} at {}", correlation, where, Failures.unwrap(thrown));
        return new VitrinaException(
            ErrorCode.INTERNAL,
            "Something went wrong here. Tell the administrator this id: " + correlation,
            Map.of("correlationId", correlation)
        );
    }

    private static GraphQLError error(
        GraphqlErrorBuilder<?> builder,
        VitrinaException failure,
        @Nullable String plugin
    ) {
        Map<String, Object> extensions = new HashMap<>(failure.extensions());
        extensions.put("code", failure.code().name());
        if (plugin != null) {
            extensions.putIfAbsent("plugin", plugin);
        }
        return builder
            .message("%s", failure.getMessage())
            .errorType(new Classification(failure.code()))
            .extensions(extensions)
            .build();
    }
}
