package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaChangesTest {

    @Test
    void removedFieldBreaksClients() {
        assertThat(breaking("type Query { a: Int b: Int }", "type Query { a: Int }")).contains("Query.b");
    }

    @Test
    void deprecatedFieldMayGo() {
        assertThat(
            breaking("type Query { a: Int b: Int @deprecated(reason: \"use a\") }", "type Query { a: Int }")
        ).isEmpty();
    }

    @Test
    void requiredArgumentAddedBreaksClients() {
        assertThat(breaking("type Query { a: Int }", "type Query { a(b: Int!): Int }")).isNotEmpty();
    }

    @Test
    void newFieldBreaksNobody() {
        assertThat(breaking("type Query { a: Int }", "type Query { a: Int c: Int }")).isEmpty();
    }

    private static String breaking(String before, String after) {
        return String.join("\n", SchemaChanges.breaking(before, after));
    }
}
