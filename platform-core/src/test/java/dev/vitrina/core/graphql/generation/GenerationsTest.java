package dev.vitrina.core.graphql.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.graphql.compose.Composition.Composed;
import dev.vitrina.core.graphql.compose.Parts;
import dev.vitrina.core.graphql.compose.SchemaComposer;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.error.Failures;
import dev.vitrina.core.graphql.limit.GraphQlLimits;
import dev.vitrina.core.graphql.limit.GraphQlLimits.FreeForm;
import dev.vitrina.core.graphql.limit.GraphQlLimits.IntrospectionAccess;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

class GenerationsTest {

    private static final GraphQlLimits LIMITS = new GraphQlLimits(
        15,
        50_000,
        20,
        50,
        50,
        8_000,
        100_000,
        Duration.ofSeconds(10),
        IntrospectionAccess.SIGNED_IN,
        FreeForm.EVERYBODY
    );

    private final SchemaComposer composer = new SchemaComposer(List.of());
    private final GenerationFactory factory = new GenerationFactory(
        new EverythingAllowed(),
        new Failures(Clock.systemUTC()),
        List.of()
    );
    private final SchemaGenerations generations = new SchemaGenerations();
    private final SwitchingExecutionGraphQlService service = new SwitchingExecutionGraphQlService(
        generations,
        LIMITS,
        new EverythingAllowed()
    );

    @Test
    void swapsUnderLoadWithoutAFailedRequestAndDrainsEveryGeneration() throws Exception {
        List<SchemaGeneration> retired = new ArrayList<>();
        generations.publish(generation(new AtomicBoolean(true)));
        AtomicBoolean stop = new AtomicBoolean();

        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                answers.add(clients.submit(askUntil(stop)));
            }
            for (int swap = 0; swap < 200; swap++) {
                AtomicBoolean open = new AtomicBoolean(true);
                SchemaGeneration previous = generations.publish(generation(open)).orElseThrow();
                previous.drained().get(10, TimeUnit.SECONDS);
                closeResources(previous);
                retired.add(previous);
            }
            stop.set(true);

            int good = 0;
            for (Future<Integer> answer : answers) {
                good += answer.get(10, TimeUnit.SECONDS); // fails with the first bad answer
            }
            assertThat(good).isGreaterThan(200);
        }
        assertThat(retired).allSatisfy(generation -> assertThat(generation.leases()).isZero());
        assertThat(generations.current().leases()).isZero();
    }

    @Test
    void requestUnderWayKeepsItsGeneration() throws Exception {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        SchemaPart slow = Parts.plugin("shelf", ignored -> {
            entered.countDown();
            goOn.await(10, TimeUnit.SECONDS);
            return "old";
        });
        generations.publish(compose(slow));

        try (ExecutorService client = Executors.newSingleThreadExecutor()) {
            Future<ExecutionGraphQlResponse> answer = client.submit(() -> ask("{ shelf }"));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            SchemaGeneration old = generations.publish(compose()).orElseThrow();

            assertThat(old.drained()).isNotDone();
            assertThat(codes(ask("{ shelf }"))).containsExactly("SCHEMA_CHANGED");

            goOn.countDown();
            assertThat(answer.get(10, TimeUnit.SECONDS).<Map<String, Object>>getData()).containsEntry("shelf", "old");
            assertThat(old.drained()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void fieldThatNeverWasIsInvalidInput() {
        generations.publish(compose());

        assertThat(codes(ask("{ shelf }"))).containsExactly("INVALID_INPUT");
    }

    @Test
    void validationFailureIsForgottenWithItsGeneration() {
        generations.publish(compose());
        assertThat(codes(ask("{ shelf }"))).containsExactly("INVALID_INPUT");

        generations.publish(compose(Parts.plugin("shelf", ignored -> "here")));

        assertThat(ask("{ shelf }").<Map<String, Object>>getData()).containsEntry("shelf", "here");
    }

    @Test
    void requestThatTakesTooLongIsAnsweredAndGivesItsLeaseBack() {
        var quick = new SwitchingExecutionGraphQlService(
            generations,
            new GraphQlLimits(
                15,
                50_000,
                20,
                50,
                50,
                8_000,
                100_000,
                Duration.ofMillis(100),
                IntrospectionAccess.NOBODY,
                FreeForm.EVERYBODY
            ),
            new EverythingAllowed()
        );
        generations.publish(compose(Parts.plugin("shelf", ignored -> new CompletableFuture<>())));

        ExecutionGraphQlResponse answer = quick.execute(request("{ shelf }")).block(Duration.ofSeconds(10));

        assertThat(Objects.requireNonNull(answer).getErrors().getFirst().getExtensions()).containsEntry(
            "reason",
            "TIMEOUT"
        );
        assertThat(generations.current().leases()).isZero();
    }

    /** Not public, as records of plugins need not be. */
    record Shelf(int id) {
        public List<Shelf> boards(int ignored) {
            return List.of();
        }

        public List<Shelf> boards() {
            return List.of(new Shelf(id + 1));
        }
    }

    @Test
    void propertyWithArgumentsIsRead() {
        String sdl = """
            extend type Query { shelf: Shelf! @requiresPermission(permission: "shelf:use") }
            type Shelf { id: Int! boards(first: Int = 10): [Shelf!]! }
            """;
        generations.publish(compose(Parts.plugin("shelf", sdl, Map.of("Query.shelf", ignored -> new Shelf(1)))));

        assertThat(ask("{ shelf { boards { id } } }").getErrors()).isEmpty();
    }

    @Test
    void stoppedHostTakesNoMoreRequests() {
        generations.publish(compose());
        generations.close();

        assertThatThrownBy(() -> ask("{ version }")).hasMessageContaining("stopping");
    }

    private final Map<Long, AtomicBoolean> resources = new ConcurrentHashMap<>();

    /** A generation whose plugin fails as soon as its resources are closed. */
    private SchemaGeneration generation(AtomicBoolean open) {
        SchemaGeneration generation = compose(
            Parts.plugin("shelf", ignored -> {
                Thread.yield();
                if (!open.get()) {
                    throw new IllegalStateException("closed under a request");
                }
                return "here";
            })
        );
        resources.put(generation.id(), open);
        return generation;
    }

    private void closeResources(SchemaGeneration generation) {
        Objects.requireNonNull(resources.remove(generation.id())).set(false);
    }

    private Callable<Integer> askUntil(AtomicBoolean stop) {
        return () -> {
            int good = 0;
            while (!stop.get()) {
                ExecutionGraphQlResponse answer = ask("{ shelf version }");
                assertThat(answer.getErrors()).isEmpty();
                assertThat(answer.<Map<String, Object>>getData()).containsEntry("shelf", "here");
                good++;
            }
            return good;
        };
    }

    private SchemaGeneration compose(SchemaPart... plugins) {
        List<SchemaPart> parts = new ArrayList<>(List.of(Parts.host()));
        parts.addAll(List.of(plugins));
        return factory.build((Composed) composer.compose(parts), parts);
    }

    private ExecutionGraphQlResponse ask(String document) {
        return Objects.requireNonNull(service.execute(request(document)).block(Duration.ofSeconds(20)));
    }

    private static DefaultExecutionGraphQlRequest request(String document) {
        var request = new DefaultExecutionGraphQlRequest(document, null, Map.of(), Map.of(), "1", Locale.ENGLISH);
        Caller caller = new Caller(1, "anna@example.org", Role.ADMIN, Map.of());
        request.configureExecutionInput((input, builder) ->
            builder
                .graphQLContext(Map.of(RequestScope.class, new RequestScope(caller, null, "r1", "127.0.0.1")))
                .build()
        );
        return request;
    }

    private static List<Object> codes(ExecutionGraphQlResponse answer) {
        return answer
            .getErrors()
            .stream()
            .map(error -> error.getExtensions().get("code"))
            .toList();
    }

    private static final class EverythingAllowed implements AccessRules {

        @Override
        public boolean permits(Caller caller, String permission, @Nullable ShopId shop) {
            return true;
        }

        @Override
        public boolean isOfShops(String permission) {
            return true;
        }

        @Override
        public Set<String> permissions(Caller caller, @Nullable ShopId shop) {
            return Set.of();
        }
    }
}
