package dev.vitrina.core.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A plugin made for a test: Java sources are compiled into a module directory as Maven would leave it. */
public final class TestPlugin {

    private final String id;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private String api = ">=0.1.0 <1.0.0";
    private String version = "1.0.0";
    private String more = "";
    private String missing = "";

    private TestPlugin(String id) {
        this.id = id;
    }

    /** A plugin whose configuration class is {@code test.<id>.Config}. */
    public static TestPlugin named(String id) {
        return new TestPlugin(id).java("Config", "@Configuration class Config {}");
    }

    /** A plugin with the field {@code <id>: String}, which answers with the plugin's id. */
    public static TestPlugin answering(String id) {
        return named(id)
            .java("Config", "@Configuration class Config { @Bean Controls controls() { return new Controls(); } }")
            .java(
                "Controls",
                "@Controller class Controls { @QueryMapping String %s() { return \"%s\"; } }".formatted(id, id)
            )
            .graphql("extend type Query { %s: String @requiresPermission(permission: \"%s:use\") }".formatted(id, id));
    }

    /** A class of the plugin's package, without its package and import statements. */
    public TestPlugin java(String name, String source) {
        sources.put(name, source);
        return this;
    }

    public TestPlugin graphql(String sdl) {
        return resource("graphql/%s.graphqls".formatted(id), sdl);
    }

    public TestPlugin resource(String path, String content) {
        resources.put(path, content);
        return this;
    }

    /** Leaves a class out that others are compiled against. */
    TestPlugin without(String name) {
        this.missing = name;
        return this;
    }

    TestPlugin api(String range) {
        this.api = range;
        return this;
    }

    public TestPlugin version(String version) {
        this.version = version;
        return this;
    }

    /** Further lines of the manifest. */
    public TestPlugin manifest(String lines) {
        this.more = lines;
        return this;
    }

    /** Compiles it; returns its module directory. */
    public String in(Path directory) {
        Path classes = directory.resolve(id).resolve("target/classes");
        try {
            Files.createDirectories(classes);
            write(classes.resolve("plugin.yaml"), manifest());
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                write(classes.resolve(resource.getKey()), resource.getValue());
            }
            compile(directory, classes);
            Files.deleteIfExists(classes.resolve(javaPackage().replace('.', '/')).resolve(missing + ".class"));
            return directory.resolve(id).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Compiles it; returns its ZIP, as a plugin is shipped. */
    public byte[] zip(Path directory) {
        Path classes = Path.of(in(directory)).resolve("target/classes");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString();
                zip.putNextEntry(new ZipEntry(name.endsWith(".class") ? "classes/" + name : name));
                Files.copy(file, zip);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bytes.toByteArray();
    }

    private String manifest() {
        return """
        id: %1$s
        version: %6$s
        api: "%2$s"
        description: {en: Test, ru: Тест, zh: 测试}
        configuration: %3$s.Config
        permissions:
          - {id: "%1$s:use", description: {en: Use, ru: Пользоваться, zh: 使用}, roles: []}
        schema: {prefix: %4$s}
        %5$s
        """.formatted(id, api, javaPackage(), Character.toUpperCase(id.charAt(0)) + id.substring(1), more, version);
    }

    private String javaPackage() {
        return "test." + id.replace("-", "");
    }

    private void compile(Path directory, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path") + ":" + dependencies(directory)));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(id).resolve("src").resolve(source.getKey() + ".java");
            write(file, "package " + javaPackage() + ";\n" + IMPORTS + source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        var files = compiler.getStandardFileManager(null, null, null);
        var units = files.getJavaFileObjects(
            arguments
                .stream()
                .filter(a -> a.endsWith(".java"))
                .toArray(String[]::new)
        );
        List<String> options = arguments
            .stream()
            .filter(a -> !a.endsWith(".java"))
            .toList();
        if (!compiler.getTask(messages, files, null, options, null, units).call()) {
            throw new IllegalStateException(messages.toString());
        }
        files.close();
    }

    /** Classes of the other plugins made in the same directory. */
    private static String dependencies(Path directory) throws IOException {
        try (var modules = Files.list(directory)) {
            return String.join(":", modules.map(module -> module.resolve("target/classes").toString()).toList());
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static final String IMPORTS = """
        import dev.vitrina.api.change.*;
        import dev.vitrina.api.error.*;
        import dev.vitrina.api.plugin.*;
        import dev.vitrina.api.setting.*;
        import dev.vitrina.api.text.*;
        import dev.vitrina.api.shop.*;
        import dev.vitrina.api.upstream.*;
        import java.util.*;
        import org.springframework.context.annotation.*;
        import org.springframework.graphql.data.method.annotation.*;
        import org.springframework.jdbc.core.simple.JdbcClient;
        import org.springframework.stereotype.Controller;
        import org.springframework.transaction.annotation.Transactional;
        """;
}
