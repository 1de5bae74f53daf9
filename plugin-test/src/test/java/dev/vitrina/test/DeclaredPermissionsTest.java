package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.plugin.manifest.ManifestReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredPermissionsTest {

    @TempDir
    Path resources;

    @Test
    void aFieldIsWithheldWhenItsPermissionIsNotForViewers() throws Exception {
        Files.writeString(resources.resolve("plugin.yaml"), MANIFEST);
        Files.writeString(Files.createDirectory(resources.resolve("graphql")).resolve("demo.graphqls"), SDL);

        DeclaredPermissions permissions = DeclaredPermissions.of(ManifestReader.read(resources), resources);

        assertThat(permissions.areWithheldFromViewers("Mutation", "demoSet")).isTrue();
        assertThat(permissions.areWithheldFromViewers("Query", "demoAll")).isFalse();
        assertThat(permissions.areWithheldFromViewers("Query", "demoOfTheHost")).isFalse();
        assertThat(permissions.areWithheldFromViewers("Query", "demoOpen")).isFalse();
    }

    private static final String MANIFEST = """
        id: demo
        version: 1.0.0
        api: ">=0.1.0 <1.0.0"
        description: {en: Demo, ru: Демо, zh: 演示}
        configuration: test.demo.Demo
        permissions:
          - {id: "demo:read", description: {en: Read, ru: Читать, zh: 查看}, roles: [MANAGER, VIEWER]}
          - {id: "demo:write", description: {en: Write, ru: Писать, zh: 编辑}, roles: [MANAGER]}
        schema: {prefix: Demo}
        """;

    private static final String SDL = """
        extend type Query {
          demoAll: [Int!]! @requiresPermission(permission: "demo:read")
          demoOfTheHost: Int @requiresPermission(permission: "platform:users")
          demoOpen: Int @authenticated
        }
        extend type Mutation {
          demoSet: Int @requiresPermission(permission: "demo:write")
        }
        """;
}
