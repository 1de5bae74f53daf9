package dev.vitrina.core.plugin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound plugin has no findings; each test breaks one rule of it. */
class PluginVerificationTest {

    @TempDir
    Path module;

    @BeforeEach
    void soundPlugin() throws IOException {
        write("plugin.yaml", MANIFEST);
        write("graphql/demo.graphqls", SDL);
        write("db/changelog.yaml", CHANGELOG);
        write("db/001.sql", "create table thing (id bigint check (public.ok(id))); -- beside platform.shop\n");
        write("i18n/en.json", "{\"title\": \"Things\", \"list\": {\"empty\": \"None\"}}");
        write("i18n/ru.json", "{\"title\": \"Вещи\", \"list\": {\"empty\": \"Нет\"}}");
        write("i18n/zh.json", "{\"title\": \"东西\", \"list\": {\"empty\": \"无\"}}");
        Path file = module.resolve("classes/test/demo/Demo.class");
        Files.createDirectories(file.getParent());
        ClassFile.of().buildTo(file, ClassDesc.of("test.demo.Demo"), type -> {});
    }

    @Test
    void soundPluginHasNoFindings() throws IOException {
        jar("own.jar", "com/example/own/Thing.class");

        assertThat(findings()).isEmpty();
    }

    @Test
    void manifestThatTheHostWouldRefuseIsToldAsTheHostWould() throws IOException {
        write("plugin.yaml", MANIFEST.replace("version: 1.0.0", "version: one"));

        assertThat(findings()).containsExactly(
            "plugin.yaml: `version` is `one`: a semantic version is like 1.2.3. See docs/plugin-guide.md"
        );
    }

    @Test
    void descriptionLacksNoLanguage() throws IOException {
        write("plugin.yaml", MANIFEST.replace(", zh: 演示", ""));

        assertThat(findings()).singleElement().asString().contains("`description.zh` is missing");
    }

    @Test
    void settingsAreAFormWithDefaultsAndMarkedSecrets() throws IOException {
        write(
            "settings.schema.json",
            """
            {"type": "object", "properties": {
              "word": {"type": "string", "default": "Hello", "title": "Word", "x-texts": {"ru": {"title": "Слово"}, "zh": {"title": "词"}}},
              "token": {"type": "string", "format": "password"},
              "monkeys": {"type": "string", "default": ""}}}
            """
        );
        assertThat(findings()).isEmpty();

        write(
            "settings.schema.json",
            """
            {"type": "object", "required": ["a"], "properties": {
              "Bad_name": {"type": "boolean", "default": true},
              "bare": {"type": "string"},
              "wide": {"type": "integer", "default": 7, "maximum": 5},
              "open": {"type": "string", "writeOnly": true, "default": "x"},
              "deep": {"type": "array", "items": {"type": "object"}, "default": []},
              "either": {"type": "string", "oneOf": [{"const": "a"}], "default": "a"}}}
            """
        );
        assertThat(findings())
            .hasSize(7)
            .allMatch(finding -> finding.startsWith("settings.schema.json: "))
            .anyMatch(finding -> finding.contains("uses `required`, which is not supported"))
            .anyMatch(finding -> finding.contains("`Bad_name` is no name in camelCase"))
            .anyMatch(finding -> finding.contains("`bare` has no `default`"))
            .anyMatch(finding -> finding.contains("`wide` has a `default` that it does not accept"))
            .anyMatch(finding -> finding.contains("`open` is a secret and has a `default`"))
            .anyMatch(finding -> finding.contains("`deep` is none of"))
            .anyMatch(finding -> finding.contains("`either` uses `oneOf`"));

        write(
            "settings.schema.json",
            """
            {"type": "object", "properties": {
              "apiKey": {"type": "string", "default": ""},
              "word": {"type": "string", "default": "", "title": "Word", "x-texts": {"ru": {"title": "Слово"}}}}}
            """
        );
        assertThat(findings()).containsExactly(
            "settings.schema.json: `apiKey` sounds like a secret and is not marked as one. Add `\"writeOnly\": true`, or name it otherwise",
            "settings.schema.json: `word` has texts in en, ru only. Translate `x-texts` into every language"
        );

        write("settings.schema.json", "{\"type\": \"objekt\"}");
        assertThat(findings())
            .isNotEmpty()
            .allMatch(finding -> finding.contains("is no JSON Schema 2020-12"));
    }

    @Test
    void configurationClassIsThere() throws IOException {
        write("plugin.yaml", MANIFEST.replace("test.demo.Demo", "test.demo.Demon"));

        assertThat(findings())
            .singleElement()
            .asString()
            .startsWith("plugin.yaml: `configuration` names test.demo.Demon, which is not among the classes");
    }

    @Test
    void jarWithClassesOfTheHostIsNamed() throws IOException {
        jar("spring-core.jar", "org/springframework/core/Ordered.class");

        assertThat(findings())
            .singleElement()
            .asString()
            .startsWith("lib/spring-core.jar: holds org.springframework.core.Ordered, which comes from the host")
            .contains("`provided`");
    }

    @Test
    void annotationThatDoesNothingInAPluginIsNamedWithItsClass() throws IOException {
        compile("class Demo { @org.springframework.scheduling.annotation.Scheduled(fixedRate = 1) void tick() {} }");

        assertThat(findings())
            .singleElement()
            .asString()
            .startsWith("test/demo/Demo.class: uses @Scheduled, which does nothing in a plugin");
    }

    @Test
    void permissionsInJavaAreRefused() throws IOException {
        compile("class Demo { @org.springframework.security.access.prepost.PreAuthorize(\"x\") void secret() {} }");

        assertThat(findings())
            .singleElement()
            .asString()
            .contains("uses @PreAuthorize", "Require permissions in the GraphQL schema: @requiresPermission");
    }

    @Test
    void workOnTheCommonPoolIsRefusedHoweverItIsCalled() throws IOException {
        compile(
            """
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.Executor;
            import java.util.function.*;
            class Demo {
              Object call() { return CompletableFuture.supplyAsync(() -> 1); }
              Function<Runnable, Object> reference = CompletableFuture::runAsync;
              Object fine(Executor executor) { return CompletableFuture.supplyAsync(() -> 1, executor).thenApply(x -> x); }
            }
            """
        );

        assertThat(findings())
            .hasSize(2)
            .anyMatch(line -> line.contains("calls CompletableFuture.supplyAsync without an executor"))
            .anyMatch(line -> line.contains("calls CompletableFuture.runAsync without an executor"))
            .allMatch(line -> line.endsWith("PluginContext.executor()"));
    }

    @Test
    void fragmentWithASyntaxErrorIsNamedWithItsLine() throws IOException {
        write("graphql/demo.graphqls", SDL + "type {");

        assertThat(findings()).singleElement().asString().contains("Syntax error in demo (graphql/demo.graphqls:");
    }

    @Test
    void mutationNeedsAPermission() throws IOException {
        write(
            "graphql/demo.graphqls",
            SDL.replace("Boolean! @requiresPermission(permission: \"demo:use\")", "Boolean!")
        );

        assertThat(findings())
            .singleElement()
            .asString()
            .startsWith("graphql/demo.graphqls:5: `Mutation.demoSet` of demo")
            .contains("needs exactly one of @requiresPermission");
    }

    @Test
    void permissionThatTheManifestDoesNotDeclareIsRefused() throws IOException {
        write("graphql/demo.graphqls", SDL.replace("demo:use", "demo:abuse"));

        assertThat(findings())
            .isNotEmpty()
            .allMatch(line -> line.contains("requires `demo:abuse`"));
    }

    @Test
    void namesStartWithThePrefix() throws IOException {
        write("graphql/demo.graphqls", SDL.replace("DemoThing", "Thing").replace("demoSet", "set"));

        assertThat(findings())
            .anyMatch(line -> line.contains("defines `Thing`: its types start with `Demo`"))
            .anyMatch(line -> line.contains("defines `Mutation.set`: its root fields start with `demo`"));
    }

    @Test
    void typeThatNobodyDefinesIsRefusedUnlessADependencyMayDefineIt() throws IOException {
        write("graphql/demo.graphqls", SDL + "extend type DemoThing { token: WbToken }");

        assertThat(findings()).singleElement().asString().contains("uses `WbToken`, which nobody defines");

        write("plugin.yaml", MANIFEST + "dependencies: [{id: wb-tokens, version: \"^0.1.0\", optional: false}]\n");

        assertThat(findings()).isEmpty();
    }

    @Test
    void changelogStaysInItsOwnSchema() throws IOException {
        write(
            "db/001.sql",
            """
            /* platform.shop is
               the host's */
            create table p_demo.thing (id bigint references platform.shop);
            create view p_other.seen as select 1;
            set search_path = cache;
            """
        );

        assertThat(findings()).containsExactly(
            "db/001.sql:3: names the schema `platform`. Leave names unqualified: the plugin's own schema is set",
            "db/001.sql:4: names the schema `p_other`. Leave names unqualified: the plugin's own schema is set",
            "db/001.sql:5: says `set search_path`. Leave names unqualified: the plugin's own schema is set"
        );
    }

    @Test
    void everyChangeSetRunsEverywhere() throws IOException {
        write("db/changelog.yaml", CHANGELOG.replace("author: demo", "author: demo\n      contextFilter: test"));

        assertThat(findings()).singleElement().asString().startsWith("db/changelog.yaml:5: uses `contextFilter`");
    }

    @Test
    void tablesAndTheirDeclarationGoTogether() throws IOException {
        write("plugin.yaml", MANIFEST.replace("data: true", "data: false"));

        assertThat(findings())
            .singleElement()
            .asString()
            .contains("there is db/changelog.yaml, and `data` is not true");
    }

    @Test
    void messageThatLacksALanguageIsNamed() throws IOException {
        write("i18n/ru.json", "{\"title\": \"Вещи\"}");
        Files.delete(module.resolve("classes/i18n/zh.json"));

        assertThat(findings()).containsExactly(
            "i18n/ru.json: lacks list.empty. Translate every message",
            "i18n/zh.json: lacks list.empty, title. Translate every message"
        );
    }

    @Test
    void assetsOfTheUiAreWhatItsManifestSays() throws IOException {
        write("ui/main.js", "export default 1");
        write(
            "ui/manifest.json",
            "{\"entry\": \"main.js\", \"styles\": [\"a.css\"], \"sha256\": {\"main.js\": \"00\", \"../plugin.yaml\": \"00\", \"b.js\": \"00\"}}"
        );

        assertThat(findings()).containsExactly(
            "ui/manifest.json: has no `sha256` for `a.css`. Build the UI again",
            "ui/main.js: is not what its `sha256` says. Build the UI again",
            "ui/manifest.json: names `../plugin.yaml`, which is not there. Build the UI again",
            "ui/manifest.json: names `b.js`, which is not there. Build the UI again"
        );
    }

    @Test
    void manifestOfTheUiIsOneThatTheDashboardReads() throws IOException {
        write(
            "ui/manifest.json",
            """
            {"styles": ["http://elsewhere/a.css"],
             "nav": [{"path": "/greetings", "label": "Greetings"}, {"path": ""}],
             "sha256": {"http://elsewhere/a.css": "00"}}
            """
        );

        assertThat(findings()).containsExactly(
            "ui/manifest.json: names no `entry`. Name the module whose default export is the definition",
            "ui/manifest.json: names the file `http://elsewhere/a.css`. Letters, digits, `.`, `-`, `_`, `@` and `/` only",
            "ui/manifest.json: has a link to `/greetings` in `nav`. Below /p/<id>/, without a slash at either end; empty for the first page",
            "ui/manifest.json: has a link without `label` in `nav`. Give it a text in en, ru and zh",
            "ui/manifest.json: names `http://elsewhere/a.css`, which is not there. Build the UI again"
        );
    }

    @Test
    void aUiWrittenByHandNeedsNoDigestsButItsFiles() throws IOException {
        write("ui/main.js", "export default 1");
        write("ui/manifest.json", "{\"entry\": \"main.js\", \"styles\": [\"a.css\"]}");

        assertThat(findings()).containsExactly(
            "ui/manifest.json: names `a.css`, which is not there. Build the UI again"
        );
    }

    private List<String> findings() throws IOException {
        Path classes = module.resolve("classes");
        return PluginVerification.findings(classes, classes, module.resolve("lib"))
            .stream()
            .map(Finding::toString)
            .toList();
    }

    private void write(String path, String content) throws IOException {
        Path file = module.resolve("classes").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void jar(String name, String entry) throws IOException {
        Path lib = Files.createDirectories(module.resolve("lib"));
        try (
            OutputStream out = Files.newOutputStream(lib.resolve(name));
            ZipOutputStream zip = new ZipOutputStream(out)
        ) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("no byte code".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void compile(String source) throws IOException {
        Path file = module.resolve("Demo.java");
        Files.writeString(file, "package test.demo;\n" + source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                "-proc:none",
                "-d",
                module.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path")
            );
            var task = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }

    private static final String MANIFEST = """
        id: demo
        version: 1.0.0
        api: ">=0.1.0 <1.0.0"
        description: {en: Demo, ru: Демо, zh: 演示}
        configuration: test.demo.Demo
        permissions:
          - {id: "demo:use", description: {en: Use, ru: Пользоваться, zh: 使用}, roles: []}
        schema: {prefix: Demo}
        data: true
        """;

    private static final String SDL = """
        extend type Query {
          demoThings: [DemoThing!]! @requiresPermission(permission: "demo:use")
        }
        extend type Mutation {
          demoSet(id: ID!): Boolean! @requiresPermission(permission: "demo:use")
        }
        type DemoThing {
          id: ID!
          at: DateTime
        }
        """;

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: thing
              author: demo
              changes:
                - sqlFile: {path: 001.sql, relativeToChangelogFile: true}
        """;
}
