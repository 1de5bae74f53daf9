package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.Role;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardedFieldTest {

    private static final Caller ADMIN = new Caller(1, "a@example.org", Role.ADMIN, Map.of());

    @Test
    void isFoundBelowTheRootAndTellsWhetherItRefuses() {
        GuardedField guarded = field("DemoRow.secret");

        assertThat(guarded.permission()).isEqualTo("demo:read");
        assertThat(guarded.isOfQueryOrMutation()).isFalse();
        assertThat(guarded.refusalOf(null)).isEqualTo("UNAUTHENTICATED");
        assertThat(guarded.refusalOf(ADMIN)).isEqualTo("NONE");
        assertThat(field("DemoRow.leaking").refusalOf(null)).isEqualTo("NONE");
        assertThat(GuardedField.of(schema(), "DemoRow.open")).isEmpty();
        assertThat(GuardedField.of(schema(), "DemoInput.name")).isEmpty();
    }

    private static GuardedField field(String coordinates) {
        return GuardedField.of(schema(), coordinates).findFirst().orElseThrow();
    }

    private static GraphQLSchema schema() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
            .type("DemoRow", type ->
                type.dataFetcher("secret", GuardedFieldTest::guarded).dataFetcher("leaking", environment -> 1)
            )
            .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring);
    }

    private static Object guarded(DataFetchingEnvironment environment) {
        RequestScope scope = RequestScope.of(environment.getGraphQlContext());
        if (scope.caller() == null) {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in");
        }
        return 1;
    }

    private static final String SDL = """
        directive @requiresPermission(permission: String!) on FIELD_DEFINITION
        type Query { demo: DemoRow }
        input DemoInput { name: String }
        type DemoRow {
          secret: Int @requiresPermission(permission: "demo:read")
          leaking: Int @requiresPermission(permission: "demo:read")
          open: Int
        }
        """;
}
