package dev.vitrina.core.audit;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down every mutation but the successes of what is {@code @notAudited}, and every root field a known caller was not allowed to
 * use. The outermost wrapper of a fetcher, so that it also sees what the permission check refuses.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AuditInstrumentation extends SimplePerformantInstrumentation {

    private final AuditLog log;
    private final JsonMapper json;
    private final AnonymousActs anonymous;

    @Autowired
    AuditInstrumentation(AuditLog log, JsonMapper json) {
        this(log, json, new AnonymousActs(Ticker.systemTicker()));
    }

    AuditInstrumentation(AuditLog log, JsonMapper json, AnonymousActs anonymous) {
        this.log = log;
        this.json = json;
        this.anonymous = anonymous;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
        DataFetcher<?> fetcher,
        InstrumentationFieldFetchParameters parameters,
        @Nullable InstrumentationState state
    ) {
        boolean root = parameters.getExecutionStepInfo().getPath().getLevel() == 1;
        boolean introspection = parameters.getEnvironment().getFieldDefinition().getName().startsWith("__");
        return root && !introspection ? environment -> audited(fetcher, environment) : fetcher;
    }

    private @Nullable Object audited(DataFetcher<?> fetcher, DataFetchingEnvironment environment) throws Exception {
        Object result;
        try {
            result = fetcher.get(environment);
        } catch (Exception failure) {
            note(environment, Verdict.ofFailure(failure));
            throw failure;
        }
        if (result instanceof CompletionStage<?> later) {
            return later.whenComplete((value, failure) ->
                note(environment, failure == null ? Verdict.ofPayload(value) : Verdict.ofFailure(failure))
            );
        }
        note(environment, Verdict.ofPayload(result));
        return result;
    }

    private void note(DataFetchingEnvironment environment, Verdict verdict) {
        boolean mutation = environment.getOperationDefinition().getOperation() == Operation.MUTATION;
        boolean routine =
            verdict.outcome() == AuditOutcome.SUCCEEDED &&
            environment.getFieldDefinition().hasAppliedDirective("notAudited");
        boolean noted = (mutation && !routine) || verdict.outcome() == AuditOutcome.DENIED;
        if (noted && worthNoting(environment, verdict)) {
            log.append(entry(environment, verdict));
        }
    }

    private boolean worthNoting(DataFetchingEnvironment environment, Verdict verdict) {
        RequestScope scope = environment.getGraphQlContext().get(RequestScope.class);
        if (scope != null && scope.caller() != null) {
            return true;
        }
        String action = environment.getFieldDefinition().getName();
        return anonymous.worthNoting(scope == null ? null : scope.address(), action, verdict);
    }

    private AuditRecord entry(DataFetchingEnvironment environment, Verdict verdict) {
        RequestScope scope = environment.getGraphQlContext().get(RequestScope.class);
        Caller caller = scope == null ? null : scope.caller();
        return new AuditRecord(
            caller == null ? null : caller.userId(),
            caller == null ? null : caller.email(),
            scope == null || scope.shop() == null ? null : scope.shop().id().value(),
            environment.getFieldDefinition().getName(),
            json.writeValueAsString(InputRedaction.arguments(environment)),
            verdict.outcome(),
            verdict.code(),
            scope == null ? null : scope.address(),
            scope == null ? null : scope.requestId(),
            caller == null || caller.key() == null ? null : caller.key().name()
        );
    }
}
