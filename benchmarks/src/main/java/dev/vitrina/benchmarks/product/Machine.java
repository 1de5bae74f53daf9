package dev.vitrina.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a machine without which no figure can be read. */
public final class Machine {

    /** In a second, on every Linux there is. */
    private static final double TICKS = 100;

    private Machine() {}

    public static Map<String, String> facts(Database database) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", first(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("memory", first(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        facts.put("postgresql", version(database));
        facts.put("load before", load());
        return facts;
    }

    /** Load averages over 1, 5 and 15 minutes; a figure taken on a busy machine says less. */
    public static String load() {
        return lines(Path.of("/proc/loadavg"))
            .stream()
            .findFirst()
            .map(line -> line.replaceFirst("(\\S+ \\S+ \\S+).*", "$1"))
            .orElse("?");
    }

    /** Processor seconds a process has used so far, or -1 where the system does not tell. */
    public static double processorSeconds(long pid) {
        return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(duration -> duration.toMillis() / 1_000.0)
            .orElse(-1.0);
    }

    /** Processor seconds a process and its children have used so far, those that have ended included, or -1 where the system does not tell. */
    static double processorSecondsOfAll(ProcessHandle process) {
        long ticks = ticks(process, 4);
        return ticks < 0
            ? -1
            : (ticks +
                process
                    .children()
                    .mapToLong(child -> ticks(child, 2))
                    .sum()) /
            TICKS;
    }

    /** @param fields of its own, user's and system's; then of children that have ended (proc(5), stat, from the 14th on) */
    private static long ticks(ProcessHandle process, int fields) {
        String stat = lines(Path.of("/proc", String.valueOf(process.pid()), "stat")).stream().findFirst().orElse("");
        String[] values = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return values.length < 15 ? -1 : Arrays.stream(values, 11, 11 + fields).mapToLong(Long::parseLong).sum();
    }

    /** Counts the most memory of a process anew from here on, where the system can. */
    public static void forgetPeak(long pid) {
        Path forget = Path.of("/proc", String.valueOf(pid), "clear_refs");
        try {
            if (Files.exists(forget)) {
                Files.writeString(forget, "5");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory a living process has held, in MiB, or -1 where the system does not tell. */
    public static long peakMebibytes(long pid) {
        String value = first(Path.of("/proc", String.valueOf(pid), "status"), "VmHWM");
        return value.equals("?") ? -1 : Long.parseLong(value.replaceAll("\\D", "")) / 1_024;
    }

    private static String first(Path file, String name) {
        return lines(file)
            .stream()
            .filter(line -> line.startsWith(name))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("?");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Database database) {
        try (
            Connection connection = database.dataSource().getConnection();
            ResultSet result = connection.createStatement().executeQuery("SHOW server_version")
        ) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
