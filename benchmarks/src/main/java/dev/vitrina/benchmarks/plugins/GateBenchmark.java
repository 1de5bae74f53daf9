package dev.vitrina.benchmarks.plugins;

import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import dev.vitrina.core.plugin.runtime.BreakingFields;
import dev.vitrina.core.plugin.runtime.FieldBreakers;
import dev.vitrina.core.plugin.runtime.FieldLimits;
import dev.vitrina.core.plugin.runtime.PluginGate;
import dev.vitrina.core.plugin.store.PluginProperties;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;

/**
 * What the way into a plugin costs a field: gate (class loader and log tag of the thread, the count of who is inside), breaker and
 * limits, beside the bare fetcher. Nanoseconds of a call, medians of rounds in turns.
 */
public final class GateBenchmark {

    private static final int CALLS = 200_000;
    private static final int ROUNDS = 15;
    private static final int WARM_ROUNDS = 5;

    /** Volatile: a call whose value nobody could see is no call. */
    private static volatile Object sink = "";

    private GateBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Report report = new Report("plugin-gate", Map.of("calls of a round", String.valueOf(CALLS)));
        try (ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1)) {
            alarms.setRemoveOnCancelPolicy(true);
            PluginQuotas quotas = new PluginQuotas(
                "measured",
                Map.of(Kind.FIELD_TIME, Duration.ofSeconds(20).toMillis(), Kind.ROWS, 10_000L),
                Clock.systemUTC()
            );
            BreakingFields way = new BreakingFields(
                "measured",
                new PluginGate("measured", GateBenchmark.class.getClassLoader()),
                new FieldBreakers("measured", new PluginProperties.Fields(100, 20, Duration.ofSeconds(30)), any ->
                    false
                ),
                new FieldLimits(quotas, alarms)
            );
            compare(report, "a value at once", way, environment -> "x");
            List<Integer> page = IntStream.range(0, 50).boxed().toList();
            compare(report, "a list at once", way, environment -> page);
            compare(report, "a value later", way, environment -> CompletableFuture.completedFuture("x"));
        }
        report.write(Repository.here().root().resolve("benchmarks/target"));
    }

    private static void compare(Report report, String what, BreakingFields way, DataFetcher<?> bare) throws Exception {
        DataFetcher<?> guarded = way.guard(bare);
        DataFetchingEnvironment environment = environment();
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            double plain = nanos(bare, environment);
            double through = nanos(guarded, environment);
            if (round >= 0) {
                without[round] = plain;
                with[round] = through;
            }
        }
        report.add(what + ", bare fetcher", median(without), "ns");
        report.add(what + ", through gate, breaker and limits", median(with), "ns");
    }

    private static double nanos(DataFetcher<?> fetcher, DataFetchingEnvironment environment) throws Exception {
        long begin = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            sink = fetcher.get(environment);
        }
        return (System.nanoTime() - begin) / (double) CALLS;
    }

    private static DataFetchingEnvironment environment() {
        GraphQLFieldDefinition field = GraphQLFieldDefinition.newFieldDefinition()
            .name("value")
            .type(Scalars.GraphQLString)
            .build();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
            .fieldDefinition(field)
            .parentType(GraphQLObjectType.newObject().name("Query").field(field).build())
            .build();
    }

    private static double median(double[] figures) {
        return IntStream.range(0, figures.length)
            .mapToDouble(i -> figures[i])
            .sorted()
            .toArray()[figures.length / 2];
    }
}
