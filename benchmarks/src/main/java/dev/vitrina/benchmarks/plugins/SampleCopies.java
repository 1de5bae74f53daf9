package dev.vitrina.benchmarks.plugins;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** {@code samples/hello-plugin} over and over, each copy under a name of its own: a query, mutations, a table and a job each. */
final class SampleCopies {

    private static final String SOURCES = "samples/hello-plugin/src/main";

    private final Path sample;
    private final Path directory;

    /** @param directory takes a module directory for each copy */
    SampleCopies(Path directory) {
        this.sample = Repository.here().root().resolve(SOURCES);
        this.directory = directory;
    }

    /** @return the module directories, for {@code vitrina.plugins.development} */
    List<Path> make(int count) throws IOException {
        List<Path> modules = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            modules.add(copy(number));
        }
        return modules;
    }

    private Path copy(int number) throws IOException {
        Path module = directory.resolve("hello" + number);
        Path classes = module.resolve("target/classes");
        renamed(sample.resolve("resources"), classes, number);
        renamed(sample.resolve("java"), module.resolve("src"), number);
        compile(module.resolve("src"), classes);
        return module;
    }

    private static void renamed(Path from, Path to, int number) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                String text = Files.readString(file)
                    .replace("hello", "hello" + number)
                    .replace("Hello", "Hello" + number);
                Files.createDirectories(target.getParent());
                // A public class is sought in a file of its name.
                Files.writeString(
                    target.resolveSibling(target.getFileName().toString().replace("Hello", "Hello" + number)),
                    text
                );
            }
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
            "-parameters",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path")
        );
        try (
            Stream<Path> files = Files.walk(sources);
            StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)
        ) {
            List<Path> units = files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = compiler.getTask(
                messages,
                manager,
                null,
                options,
                null,
                manager.getJavaFileObjectsFromPaths(units)
            );
            if (!task.call()) {
                throw new IllegalStateException("the sample does not compile under another name:\n" + messages);
            }
        }
    }
}
