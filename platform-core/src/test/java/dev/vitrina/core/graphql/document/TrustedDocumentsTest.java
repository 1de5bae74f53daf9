package dev.vitrina.core.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrina.core.graphql.compose.Violation;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedDocumentsTest {

    private static final String LIST = "query Shelf { shelf { name } }";

    private final TrustedDocuments documents = new TrustedDocuments();

    @Test
    void aSchemaThatBreaksADocumentIsToldWithOperationAndOwner() {
        register("acme-shelf", LIST);
        register("dashboard", "query Start { __typename }");

        assertThat(documents.validate(schema("type Query { shelf: Shelf } type Shelf { name: String }"))).isEmpty();
        assertThat(documents.validate(schema("type Query { shelf: Shelf } type Shelf { title: String }")))
            .singleElement()
            .satisfies(violation -> {
                assertThat(violation.owner()).isEqualTo("acme-shelf");
                assertThat(violation.message()).contains("`Shelf`", TrustedDocuments.id(LIST), "name");
            });
    }

    @Test
    void anUpgradeIsNotBlamedForWhatWasBrokenBefore() {
        register("acme-shelf", LIST);
        register("away", "query Away { away }");
        GraphQLSchema serving = schema("type Query { shelf: Shelf } type Shelf { name: String }");

        assertThat(
            documents.brokenBy(schema("type Query { shelf: Shelf } type Shelf { name: ID }"), serving, Map.of())
        ).isEmpty();
        assertThat(
            documents.brokenBy(schema("type Query { shelf: Shelf } type Shelf { title: String }"), serving, Map.of())
        )
            .extracting(Violation::owner)
            .containsExactly("acme-shelf");
    }

    @Test
    void whatIsNoDocumentBreaksWithEverySchema() {
        register("acme-shelf", "query Shelf { shelf");

        assertThat(documents.validate(schema("type Query { shelf: String }")))
            .extracting(Violation::owner)
            .containsExactly("acme-shelf");
    }

    @Test
    void findsByIdWithAndWithoutThePrefix() {
        register("acme-shelf", LIST);
        String id = TrustedDocuments.id(LIST);

        assertThat(documents.text(id)).hasValue(LIST);
        assertThat(documents.text(id.substring("sha256:".length()))).hasValue(LIST);
        assertThat(documents.text("sha256:0")).isEmpty();
    }

    @Test
    void aDocumentOfTwoOwnersStaysUntilBothAreGone() {
        register("one", LIST);
        register("two", LIST);
        String id = TrustedDocuments.id(LIST);

        documents.remove("one");
        assertThat(documents.text(id)).isPresent();
        documents.remove("two");
        assertThat(documents.text(id)).isEmpty();
    }

    @Test
    void refusesAnIdThatIsNotThatOfItsText() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> documents.register("liar", Map.of(TrustedDocuments.id(LIST), "{ __typename }")))
            .withMessageContaining("liar");
    }

    private void register(String owner, String document) {
        documents.register(owner, Map.of(TrustedDocuments.id(document), document));
    }

    private static GraphQLSchema schema(String sdl) {
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
    }
}
