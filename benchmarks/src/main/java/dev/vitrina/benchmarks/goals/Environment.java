package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of the figures must know of the machine and of the versions. */
final class Environment {

    private static final Pattern LIBRARY = Pattern.compile(
        "(caffeine|jetcache-core|spring-context-support|postgresql|HikariCP)-(\\d[^/\\\\]*?)\\.jar"
    );

    private Environment() {}

    static Map<String, String> of(Server server) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        facts.put("commit", command("git", "describe", "--always", "--dirty", "--abbrev=9"));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", after(file("/proc/cpuinfo"), "model name"));
        facts.put("clock source", file("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
        facts.put("Java", Runtime.version().toString());
        facts.put("PostgreSQL", server.text("SHOW server_version"));
        facts.put(
            "fsync, synchronous_commit",
            server.text("SHOW fsync") + ", " + server.text("SHOW synchronous_commit")
        );
        facts.put("a commit of one row", commit(server));
        Matcher library = LIBRARY.matcher(System.getProperty("java.class.path"));
        while (library.find()) {
            facts.put(library.group(1), library.group(2));
        }
        facts.put("load average before", load());
        return facts;
    }

    static String load() {
        return file("/proc/loadavg").replaceFirst("^(\\S+ \\S+ \\S+).*", "$1");
    }

    /** Stands for {@code pg_test_fsync}, which the embedded server comes without. */
    private static String commit(Server server) {
        double[] micros = new double[60];
        server.execute("CREATE TABLE IF NOT EXISTS public.commit_probe (at timestamptz)");
        try (var pool = server.pool(1); Connection connection = pool.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                for (int i = 0; i < micros.length; i++) {
                    long began = System.nanoTime();
                    statement.execute("INSERT INTO public.commit_probe VALUES (now())");
                    micros[i] = (System.nanoTime() - began) / 1e3;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return String.format(
            Locale.ROOT,
            "%.2f ms, p99 %.2f ms",
            Quartiles.of(micros).median() / 1e3,
            Quartiles.quantile(micros, 0.99) / 1e3
        );
    }

    private static String command(String... words) {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    private static String after(String text, String name) {
        return text
            .lines()
            .filter(line -> line.startsWith(name))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("?");
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            return "?";
        }
    }
}
