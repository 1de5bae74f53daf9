package dev.vitrina.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditInstrumentationTest {

    private static final String SDL = """
        directive @secret on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
        type Query { look: String }
        type Mutation { act(input: ActInput!, code: String @secret): Payload  login: Payload }
        input ActInput { name: String!  password: String @secret  more: [ActInput!] }
        type Payload { name: String }
        """;

    private static final String ACT = """
        mutation { act(code: "hush1", input: {name: "n", password: "hush2", more: [{name: "inner", password: "hush3"}]}) { name } }
        """;
    private static final String LOGIN = "mutation { login { name } }";

    private final AtomicLong nanos = new AtomicLong();
    private final AnonymousActs anonymous = new AnonymousActs(nanos::get);
    private final List<AuditRecord> written = new ArrayList<>();

    record Payload(String name, List<UserError> errors) {}

    @Test
    void writesWhoDidWhatWithSecretsRedacted() {
        execute(environment -> new Payload("done", List.of()));

        assertThat(written)
            .singleElement()
            .satisfies(entry -> {
                assertThat(entry.userEmail()).isEqualTo("anna@example.org");
                assertThat(entry.action()).isEqualTo("act");
                assertThat(entry.outcome()).isEqualTo(AuditOutcome.SUCCEEDED);
                assertThat(entry.input()).contains("\"name\":\"n\"", "\"name\":\"inner\"").doesNotContain("hush");
            });
    }

    @Test
    void tellsARefusalFromADenialAndAFailure() {
        execute(environment -> new Payload("", List.of(UserError.at("TAKEN", "Taken"))));
        execute(environment -> CompletableFuture.completedFuture(new Payload("", List.of())));
        execute(environment -> {
            throw new VitrinaException(ErrorCode.FORBIDDEN, "No");
        });
        execute(environment -> CompletableFuture.failedFuture(new IllegalStateException("broken")));

        assertThat(written)
            .extracting(AuditRecord::outcome, AuditRecord::code)
            .containsExactly(
                tuple(AuditOutcome.REFUSED, "TAKEN"),
                tuple(AuditOutcome.SUCCEEDED, null),
                tuple(AuditOutcome.DENIED, "FORBIDDEN"),
                tuple(AuditOutcome.FAILED, "INTERNAL")
            );
    }

    @Test
    void writesAQueryOnlyWhenItWasDenied() {
        query("{ look }", environment -> "seen");
        query("{ look }", environment -> {
            throw new VitrinaException(ErrorCode.FORBIDDEN, "No");
        });

        assertThat(written)
            .extracting(AuditRecord::action, AuditRecord::outcome)
            .containsExactly(tuple("look", AuditOutcome.DENIED));
    }

    @Test
    void nobodyCanFillTheTable() {
        DataFetcher<?> signInFirst = environment -> {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in first");
        };

        for (int i = 0; i < 20; i++) {
            anonymously("{ look }", signInFirst);
            anonymously(ACT, signInFirst);
        }

        assertThat(written).isEmpty();
    }

    @Test
    void keepsEverySignInThatNobodyTried() {
        DataFetcher<?> wrong = environment -> new Payload("", List.of(UserError.at("INVALID_CREDENTIALS", "Wrong")));

        anonymously(LOGIN, wrong);
        anonymously(LOGIN, wrong);
        anonymously(LOGIN, environment -> new Payload("in", List.of()));
        anonymously(LOGIN, environment -> new Payload("in", List.of()));

        assertThat(written)
            .extracting(AuditRecord::outcome)
            .containsExactly(
                AuditOutcome.REFUSED,
                AuditOutcome.REFUSED,
                AuditOutcome.SUCCEEDED,
                AuditOutcome.SUCCEEDED
            );
    }

    @Test
    void tellsOnceAMinuteThatNobodysAttemptsAreThrottled() {
        DataFetcher<?> throttled = environment -> new Payload("", List.of(UserError.at("RATE_LIMITED", "Wait")));
        for (int i = 0; i < 20; i++) {
            anonymously(LOGIN, throttled);
        }
        assertThat(written).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        anonymously(LOGIN, throttled);

        assertThat(written).hasSize(2);
    }

    private void execute(DataFetcher<?> fetcher) {
        query(ACT, fetcher);
    }

    private void query(String document, DataFetcher<?> fetcher) {
        query(document, fetcher, new Caller(7, "anna@example.org", Role.ADMIN, Map.of()));
    }

    private void anonymously(String document, DataFetcher<?> fetcher) {
        query(document, fetcher, null);
    }

    private void query(String document, DataFetcher<?> fetcher, @Nullable Caller caller) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
            .type("Mutation", type -> type.dataFetcher("act", fetcher).dataFetcher("login", fetcher))
            .type("Query", type -> type.dataFetcher("look", fetcher))
            .build();
        GraphQL graphQl = GraphQL.newGraphQL(
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring)
        )
            .instrumentation(new AuditInstrumentation(written::add, JsonMapper.builder().build(), anonymous))
            .build();
        graphQl.execute(
            ExecutionInput.newExecutionInput(document)
                .graphQLContext(Map.of(RequestScope.class, new RequestScope(caller, null, "request", "127.0.0.1")))
                .build()
        );
    }
}
