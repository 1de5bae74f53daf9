package dev.vitrina.core.graphql.generation;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.core.graphql.error.EngineErrors;
import dev.vitrina.core.graphql.limit.GraphQlLimits;
import dev.vitrina.core.graphql.limit.InputText;
import dev.vitrina.core.graphql.limit.QueryCost;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.RequestScope;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Executes each request by the generation in service when it came, and holds that generation until the answer is complete. */
public final class SwitchingExecutionGraphQlService implements ExecutionGraphQlService {

    /** In the request's context when the client can take a stream. */
    public static final String STREAMING = "vitrina.streaming";

    private final SchemaGenerations generations;
    private final GraphQlLimits limits;
    private final AccessRules access;
    private final ParserOptions parserOptions;

    public SwitchingExecutionGraphQlService(SchemaGenerations generations, GraphQlLimits limits, AccessRules access) {
        this.generations = generations;
        this.limits = limits;
        this.access = access;
        this.parserOptions = limits.parserOptions();
    }

    @Override
    public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
        return Mono.defer(() -> {
            request.configureExecutionInput(this::prepare);
            if (InputText.documentHoldsNul(request.getDocument()) || InputText.holdsNul(request.getVariables())) {
                return Mono.just(refused(request, ErrorCode.INVALID_INPUT, "The input holds a NUL character"));
            }
            Lease lease = generations.lease();
            return lease
                .generation()
                .service()
                .execute(request)
                .map(response -> complete(response, lease))
                .timeout(limits.requestTimeout(), Mono.fromSupplier(() -> timedOut(request)))
                .doOnNext(response -> {
                    if (!(response.getData() instanceof Publisher<?>)) {
                        lease.close();
                    }
                })
                .doOnError(failed -> lease.close())
                .doOnCancel(lease::close);
        });
    }

    private ExecutionInput prepare(ExecutionInput input, ExecutionInput.Builder builder) {
        RequestScope scope = input.getGraphQLContext().get(RequestScope.class);
        boolean introspects = introspects(scope);
        return builder
            .graphQLContext(context -> {
                context.put(ParserOptions.class, parserOptions);
                context.put(Introspection.INTROSPECTION_DISABLED, !introspects);
                if (scope != null && scope.shop() != null) {
                    // For @BatchMapping methods, which take no ShopContext but may take a @ContextValue of this name.
                    context.put("shop", new ShopContext(scope.shop()));
                }
            })
            .build();
    }

    private boolean introspects(@Nullable RequestScope scope) {
        Caller caller = scope == null ? null : scope.caller();
        return switch (limits.introspection()) {
            case EVERYBODY -> true;
            case SIGNED_IN -> caller != null;
            case DEVELOPERS -> scope != null &&
            caller != null &&
            access.permits(caller, HostPermissions.DEVELOPER, scope.shopId());
            case NOBODY -> false;
        };
    }

    private ExecutionGraphQlResponse complete(ExecutionGraphQlResponse response, Lease lease) {
        ExecutionInput input = response.getExecutionInput();
        ExecutionResult result = EngineErrors.withCodes(
            response.getExecutionResult(),
            correlation(input),
            generations::isGone
        );
        if (result.getData() instanceof Publisher<?> events) {
            if (!input.getGraphQLContext().getBoolean(STREAMING, false)) {
                return refused(input, "Ask for a subscription with Accept: text/event-stream");
            }
            Flux<?> leased = Flux.from(events)
                .takeUntilOther(lease.generation().retirement())
                .doFinally(signal -> lease.close());
            ExecutionResult streaming = result.transform(builder -> builder.data(leased));
            return new DefaultExecutionGraphQlResponse(input, streaming);
        }
        return new DefaultExecutionGraphQlResponse(input, withCost(result, input));
    }

    private static ExecutionResult withCost(ExecutionResult result, ExecutionInput input) {
        @Nullable
        QueryCost cost = input.getGraphQLContext().get(QueryCost.class);
        return cost == null ? result : result.transform(builder -> builder.addExtension("cost", cost.asExtension()));
    }

    private ExecutionGraphQlResponse timedOut(ExecutionGraphQlRequest request) {
        String message = "The request took longer than %d s and was given up; ask for less, or try again".formatted(
            limits.requestTimeout().toSeconds()
        );
        return response(
            request.toExecutionInput(),
            EngineErrors.of(ErrorCode.UPSTREAM_UNAVAILABLE, message, Map.of("reason", "TIMEOUT"))
        );
    }

    private static ExecutionGraphQlResponse refused(ExecutionGraphQlRequest request, ErrorCode code, String message) {
        return response(request.toExecutionInput(), EngineErrors.of(code, message, Map.of()));
    }

    private static ExecutionGraphQlResponse refused(ExecutionInput input, String message) {
        return response(input, EngineErrors.of(ErrorCode.INVALID_INPUT, message, Map.of()));
    }

    private static ExecutionGraphQlResponse response(ExecutionInput input, GraphQLError error) {
        return new DefaultExecutionGraphQlResponse(input, ExecutionResult.newExecutionResult().addError(error).build());
    }

    private static String correlation(ExecutionInput input) {
        @Nullable
        RequestScope scope = input.getGraphQLContext().get(RequestScope.class);
        return scope == null ? input.getExecutionIdNonNull().toString() : scope.requestId();
    }
}
