package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.plugin.runtime.FieldLimits.FieldQuotaException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The way into a plugin's fields: each behind its breaker and within its limits, all behind the plugin's gate. */
public final class BreakingFields implements FieldGate {

    private static final Logger log = LoggerFactory.getLogger(BreakingFields.class);
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final String plugin;
    private final PluginGate gate;
    private final FieldBreakers breakers;
    private final FieldLimits limits;

    public BreakingFields(String plugin, PluginGate gate, FieldBreakers breakers, FieldLimits limits) {
        this.plugin = plugin;
        this.gate = gate;
        this.breakers = breakers;
        this.limits = limits;
    }

    @Override
    public DataFetcher<?> guard(DataFetcher<?> fetcher) {
        DataFetcher<?> gated = gate.guard(fetcher);
        return environment -> {
            String field = field(environment);
            FieldBreakers.Passage passage = breakers.enter(field);
            try {
                Object value = gated.get(environment);
                if (value instanceof CompletionStage<?> later) {
                    return leaving(passage, limits.limited(field, later.toCompletableFuture()));
                }
                if (value instanceof Mono<?> later) {
                    return limits
                        .limited(field, later)
                        .doOnError(passage::leave)
                        .onErrorMap(this::typed)
                        .doFinally(signal -> passage.leave(null));
                }
                if (value != null) {
                    limits.checked(field, value);
                }
                passage.leave(null);
                return value;
            } catch (FieldQuotaException tooMuch) {
                passage.leave(tooMuch);
                throw tooMuch.typed();
            } catch (Throwable failed) {
                passage.leave(failed);
                Optional<VitrinaException> told = trespass(failed);
                if (told.isPresent()) {
                    throw told.get();
                }
                throw failed;
            }
        };
    }

    private CompletableFuture<Object> leaving(FieldBreakers.Passage passage, CompletableFuture<Object> later) {
        CompletableFuture<Object> told = new CompletableFuture<>();
        var unused = later.whenComplete((value, failed) -> {
            passage.leave(failed);
            if (failed == null) {
                told.complete(value);
            } else {
                told.completeExceptionally(typed(failed));
            }
        });
        return told;
    }

    private Throwable typed(Throwable failed) {
        return failed instanceof FieldQuotaException tooMuch
            ? tooMuch.typed()
            : trespass(failed)
                .<Throwable>map(told -> told)
                .orElse(failed);
    }

    /** What the database refused the plugin's role: its author must learn of it, and the message names no more than his own SQL. */
    private Optional<VitrinaException> trespass(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                log.warn("The plugin {} asked the database for what is not its own", plugin, failed);
                String message = "The plugin %s asked the database for what is not its own: %s".formatted(
                    plugin,
                    refused.getMessage()
                );
                return Optional.of(
                    new VitrinaException(ErrorCode.PLUGIN_UNAVAILABLE, message, Map.of("plugin", plugin))
                );
            }
        }
        return Optional.empty();
    }

    private static String field(DataFetchingEnvironment environment) {
        String type = ((GraphQLNamedType) environment.getParentType()).getName();
        return type + "." + environment.getFieldDefinition().getName();
    }
}
