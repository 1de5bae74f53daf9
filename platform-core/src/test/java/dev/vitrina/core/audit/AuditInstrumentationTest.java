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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditInstrumentationTest {

    private static final String SDL = """
        directive @secret on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
        type Query { look: String }
        type Mutation { act(input: ActInput!, code: String @secret): Payload }
        input ActInput { name: String!  password: String @secret  more: [ActInput!] }
        type Payload { name: String }
        """;

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

    private void execute(DataFetcher<?> fetcher) {
        query(
            """
            mutation { act(code: "hush1", input: {name: "n", password: "hush2", more: [{name: "inner", password: "hush3"}]}) { name } }
            """,
            fetcher
        );
    }

    private void query(String document, DataFetcher<?> fetcher) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
            .type("Mutation", type -> type.dataFetcher("act", fetcher))
            .type("Query", type -> type.dataFetcher("look", fetcher))
            .build();
        GraphQL graphQl = GraphQL.newGraphQL(
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring)
        )
            .instrumentation(new AuditInstrumentation(written::add, JsonMapper.builder().build()))
            .build();
        var caller = new Caller(7, "anna@example.org", Role.ADMIN, Map.of());
        graphQl.execute(
            ExecutionInput.newExecutionInput(document)
                .graphQLContext(Map.of(RequestScope.class, new RequestScope(caller, null, "request", "127.0.0.1")))
                .build()
        );
    }
}
