package dev.vitrina.core.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HostTest
class SavedQueriesTest {

    private static final String SAVE =
        "mutation($name: String!, $document: String!, $variables: String) { savedQuerySave(input: {name: $name, document: $document, variables: $variables}) { savedQuery { id } errors { code path } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private People people;
    private String email;
    private Client developer;

    @BeforeEach
    void aDeveloper() {
        people = new People(port);
        email = people.create(UUID.randomUUID() + "@example.org", "ADMIN");
        developer = new Client(port);
        developer.login(email, People.PASSWORD);
    }

    /** Others count the administrators. */
    @AfterEach
    void noAdministratorAnyMore() {
        people.update(email, "role: VIEWER");
    }

    @Test
    void keepsOneOfEachNameInTheOrderOfNames() {
        save("shops", "{ shops { totalItems } }");
        save("Me", "{ me { email } }");
        save("SHOPS", "{ shops { items { id } } }");

        assertThat(names()).containsExactly("Me", "SHOPS");
        assertThat(saved().path(1).path("document").asString()).isEqualTo("{ shops { items { id } } }");
        assertThat(saved().path(1).path("variables").asString()).isEqualTo("{\"unfinished\": ");
    }

    @Test
    void showsNobodyElses() {
        save("mine", "{ me { email } }");
        String id = saved().path(0).path("id").asString();
        String delete = "mutation { savedQueryDelete(input: {id: \"%s\"}) { deletedId errors { code } } }".formatted(
            id
        );

        assertThat(people.admin().graphql("{ savedQueries { items { name } } }").body().toString()).doesNotContain(
            "mine"
        );
        assertThat(people.admin().graphql(delete).codes("savedQueryDelete")).containsExactly("NOT_FOUND");
        assertThat(developer.graphql(delete).codes("savedQueryDelete")).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void keepsWhatWasWrittenOutOfTheAuditTrail() {
        save("with a value", "{ users(search: \"nobody knows\") { totalItems } }");

        assertThat(jdbc.sql("select string_agg(e::text, ' ') from platform.audit_entry e").query(String.class).single())
            .contains("savedQuerySave")
            .doesNotContain("nobody knows");
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertThat(
            developer.graphql(SAVE, Map.of("name", " ", "document", " ")).codes("savedQuerySave")
        ).containsExactly("INVALID_NAME", "INVALID_DOCUMENT");
    }

    @Test
    void isForDevelopers() {
        String manager = people.create(UUID.randomUUID() + "@example.org", "MANAGER");
        Client client = new Client(port);
        client.login(manager, People.PASSWORD);

        assertThat(client.graphql("{ savedQueries { totalItems } }").errorCode()).isEqualTo("FORBIDDEN");
    }

    private void save(String name, String document) {
        Map<String, ?> variables = Map.of("name", name, "document", document, "variables", "{\"unfinished\": ");
        assertThat(developer.graphql(SAVE, variables).codes("savedQuerySave")).isEmpty();
    }

    private JsonNode saved() {
        return developer
            .graphql("{ savedQueries { items { id name document variables } } }")
            .data("savedQueries")
            .path("items");
    }

    private List<String> names() {
        return saved()
            .valueStream()
            .map(query -> query.path("name").asString())
            .toList();
    }
}
