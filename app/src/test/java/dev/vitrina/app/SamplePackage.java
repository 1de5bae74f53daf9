package dev.vitrina.app;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The ZIP of a sample, made of its sources: the samples' own builds come after this module's. */
final class SamplePackage {

    private SamplePackage() {}

    /**
     * Compiles and packs.
     *
     * @param sample its module directory
     * @param work   an empty directory
     */
    static Path of(Path sample, Path work) throws IOException {
        Path content = Files.createDirectories(work.resolve("content"));
        compile(sample.resolve("src/main/java"), Files.createDirectories(content.resolve("classes")));
        Path resources = sample.resolve("src/main/resources");
        for (Path file : files(resources)) {
            Path copy = content.resolve(resources.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        Path zip = work.resolve(sample.getFileName() + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : files(content)) {
                out.putNextEntry(new ZipEntry(content.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
            "-parameters",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path")
        );
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromPaths(files(sources));
            if (!compiler.getTask(messages, manager, null, options, null, units).call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
