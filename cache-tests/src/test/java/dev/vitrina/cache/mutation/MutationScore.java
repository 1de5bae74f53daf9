package dev.vitrina.cache.mutation;

import dev.vitrina.cache.UniversalCacheService;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Plants faults in the whole engine with PIT, {@link Group} by group, and prints by package how many of them its tests notice. Run by
 * the profile {@code mutation}; a group that is run alone replaces its own part of the table.
 */
public final class MutationScore {

    private final Path reports;
    private final String threads;

    private MutationScore(Path reports, String threads) {
        this.reports = reports;
        this.threads = threads;
    }

    /**
     * Exits with 1 when the score is below the threshold, in per cent.
     *
     * @param args where the reports lie, names of groups or "all", how many threads, the threshold
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        MutationScore score = new MutationScore(Path.of(args[0]), args[2]);
        for (Group group : groups(args[1])) {
            score.run(group);
        }
        Count total = score.print();
        System.exit(total.percent() < Double.parseDouble(args[3]) ? 1 : 0);
    }

    /** @param noticed of all that were planted */
    private record Count(int planted, int noticed) {
        Count plus(boolean another) {
            return new Count(planted + 1, noticed + (another ? 1 : 0));
        }

        double percent() {
            return planted == 0 ? 0 : (100.0 * noticed) / planted;
        }

        String row(String name) {
            return "| %s | %d | %d | %.0f %% |".formatted(name, planted, noticed, Math.floor(percent()));
        }
    }

    private static List<Group> groups(String names) {
        return names.equals("all")
            ? List.of(Group.values())
            : Arrays.stream(names.toUpperCase(Locale.ROOT).split(",")).map(Group::valueOf).toList();
    }

    private void run(Group group) throws IOException, InterruptedException {
        Path servers = Files.createTempDirectory("mutation");
        try {
            plant(group, servers);
        } finally {
            stop(servers);
        }
    }

    /** A JVM that a planted fault was tried in ends without stopping its PostgreSQL. */
    private static void stop(Path servers) throws IOException {
        try (Stream<Path> files = Files.walk(servers)) {
            for (Path pid : files.filter(file -> file.endsWith("postmaster.pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip())).ifPresent(server -> {
                        server.destroy();
                        server
                            .onExit()
                            .orTimeout(10, TimeUnit.SECONDS)
                            .exceptionally(tooLate -> null)
                            .join();
                    });
            }
        }
        try (Stream<Path> files = Files.walk(servers)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void plant(Group group, Path servers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                "--targetClasses=" + group.classes(),
                "--targetTests=" + group.tests(),
                // OracleTest asks whether the simulation bites: it sees no fault of the engine.
                "--excludedTestClasses=dev.vitrina.cache.simulation.OracleTest" +
                (group == Group.ENTRY ? ",dev.vitrina.cache.simulation.JdbcStoreTest" : ""),
                // Lincheck changes the classes that it runs, as PIT does.
                "--excludedGroups=lincheck",
                "--mutableCodePaths=" + engine(),
                "--sourceDirs=../cache-engine/src/main/java",
                "--reportDir=" + report(group),
                "--timestampedReports=false",
                "--outputFormats=HTML,XML",
                // No test reads the log.
                "--avoidCallsTo=org.slf4j",
                "--threads=" + threads,
                // Patient: a test that asks PostgreSQL on a busy machine is no endless loop.
                "--timeoutConst=10000",
                // Few schedules: each fault meets them all.
                "--jvmArgs=--add-exports,java.base/jdk.internal.vm=ALL-UNNAMED,--enable-native-access=ALL-UNNAMED," +
                "-XX:+EnableDynamicAgentLoading,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,-Dvitrina.simulation.schedules=50," +
                "-Dot.epg.working-dir=" +
                Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg") +
                ",-Djava.io.tmpdir=" +
                servers
            )
        );
        if (!group.excluded().isEmpty()) {
            command.add("--excludedClasses=" + group.excluded());
        }
        int result = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (result != 0) {
            throw new IllegalStateException("PIT did not run to its end for " + group);
        }
    }

    private static Path engine() {
        try {
            return Path.of(UniversalCacheService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path report(Group group) {
        return reports.resolve(group.name().toLowerCase(Locale.ROOT));
    }

    private Count print() throws IOException {
        SortedMap<String, Count> packages = new TreeMap<>();
        for (Group group : Group.values()) {
            Path report = report(group).resolve("mutations.xml");
            if (Files.exists(report)) {
                count(report, packages);
            } else {
                System.out.println("Not measured yet: " + group);
            }
        }
        System.out.println("| package | planted | noticed | score |");
        System.out.println("|---|---:|---:|---:|");
        packages.forEach((name, count) -> System.out.println(count.row("`" + name + "`")));
        Count total = new Count(
            packages.values().stream().mapToInt(Count::planted).sum(),
            packages.values().stream().mapToInt(Count::noticed).sum()
        );
        System.out.println(total.row("all"));
        return total;
    }

    private static void count(Path report, SortedMap<String, Count> packages) throws IOException {
        NodeList mutations;
        try {
            mutations = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Not a report of PIT: " + report, e);
        }
        for (int i = 0; i < mutations.getLength(); i++) {
            Element mutation = (Element) mutations.item(i);
            String type = mutation.getElementsByTagName("mutatedClass").item(0).getTextContent();
            boolean noticed = mutation.getAttribute("detected").equals("true");
            packages.merge(type.substring(0, type.lastIndexOf('.')), new Count(0, 0).plus(noticed), (sum, one) ->
                sum.plus(noticed)
            );
        }
    }
}
