package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.SellerPlan;
import dev.vitrina.sandbox.WbSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The flows of {@code app/e2e} in Chromium, against the shipped jar, a real PostgreSQL and the sandbox.
 *
 * <p>{@code VITRINA_CHROMIUM} names the browser, else it is looked for on the {@code PATH}. Without one the flows are skipped, unless
 * {@code VITRINA_E2E=required}. {@code VITRINA_E2E_ARGS} is passed on to Playwright, e.g. a file to run alone.
 * {@code VITRINA_E2E_RETRIES} is how often a flow that failed is run again: what passes then is printed as flaky.
 * {@code VITRINA_GUIDE} names a folder, as an absolute path, that takes the pictures of the user guide.
 */
class EndToEndIT {

    /** The first has no windows to draw: the same engine, for less of the processor. */
    private static final List<String> NAMES = List.of(
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome"
    );

    /** Each group of flows has sellers of its own, so that none sees what another left behind. */
    private static final List<SellerPlan> SELLERS = List.of(
        seller("main", "ООО «Северный лён»", "NordFlax", 12_000, SellerPlan.Token.PERSONAL),
        seller("second", "ИП Соколова А. В.", "Ласка Дом", 800, SellerPlan.Token.PERSONAL),
        seller("base", "ИП Кедров П. С.", "Кедр и Ко", 150, SellerPlan.Token.BASE),
        seller("expired", "ООО «Ясный день»", "Ясно", 300, SellerPlan.Token.EXPIRED),
        seller("narrow", "ООО «Без контента»", "Контур", 100, SellerPlan.Token.PERSONAL),
        seller("outage", "ООО «Гроза»", "Гроза", 250, SellerPlan.Token.PERSONAL),
        seller("limited", "ООО «Тихий ход»", "Тихоход", 250, SellerPlan.Token.PERSONAL),
        seller("doomed", "ООО «Закат»", "Закат", 120, SellerPlan.Token.PERSONAL),
        seller("shared", "ООО «Общий двор»", "Двор", 260, SellerPlan.Token.PERSONAL),
        seller("phone", "ИП Ладошкина К. М.", "Ладошка", 130, SellerPlan.Token.PERSONAL),
        seller("keys", "ИП Клавишев О. Р.", "Клавиша", 140, SellerPlan.Token.PERSONAL),
        seller("edits", "ООО «Правка»", "Правка", 60, SellerPlan.Token.PERSONAL),
        seller("sheets", "ИП Таблицын Э. К.", "Таблица", 60, SellerPlan.Token.PERSONAL),
        seller("diary", "ООО «Летопись»", "Летопись", 40, SellerPlan.Token.PERSONAL),
        seller("alarm", "ООО «Набат»", "Набат", 30, SellerPlan.Token.PERSONAL),
        seller("shelf", "ИП Полкина Т. И.", "Полка", 50, SellerPlan.Token.PERSONAL),
        seller("money", "ООО «Ценник»", "Ценник", 40, SellerPlan.Token.PERSONAL),
        seller("flood", "ООО «Половодье»", "Половодье", 2_000, SellerPlan.Token.PERSONAL),
        seller("entry", "ИП Вводов Н. Н.", "Ввод", 40, SellerPlan.Token.PERSONAL),
        seller("model", "ИП Образцова О. О.", "Образец", 20, SellerPlan.Token.PERSONAL),
        seller("guard", "ООО «Страж»", "Страж", 60, SellerPlan.Token.PERSONAL),
        seller("costs", "ИП Счётова Л. Д.", "Счёт", 30, SellerPlan.Token.PERSONAL),
        seller("plans", "ООО «Замысел»", "Замысел", 30, SellerPlan.Token.PERSONAL),
        seller("parcel", "ООО «Посылка»", "Посылка", 40, SellerPlan.Token.PERSONAL),
        seller("tide", "ООО «Прилив»", "Прилив", 3_000, SellerPlan.Token.PERSONAL),
        seller("offline", "ИП Тоннель Т. Т.", "Тоннель", 240, SellerPlan.Token.PERSONAL)
    );

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> everyFlowPassesInChromium() throws IOException, InterruptedException {
        Optional<String> chromium = chromium();
        if (chromium.isEmpty() && "required".equals(System.getenv("VITRINA_E2E"))) {
            throw new AssertionError(
                "VITRINA_E2E=required, but there is no Chromium on the PATH and none in VITRINA_CHROMIUM"
            );
        }
        if (chromium.isEmpty()) {
            System.out.println("End-to-end tests skipped: no Chromium on the PATH");
        }
        assumeTrue(chromium.isPresent(), "no Chromium on the PATH");

        FlowReport report = runFlows(chromium.orElseThrow());

        assertThat(report.troubles()).as("what went wrong outside of any flow").isEmpty();
        assertThat(report.flows())
            .as("flows that were to run")
            .anyMatch(flow -> flow.verdict() != FlowReport.Verdict.SKIPPED);
        return report.flows().stream().map(EndToEndIT::verdict);
    }

    /** The names of the flow are in the failure too: some reporters number dynamic tests and drop their names. */
    private static DynamicTest verdict(FlowReport.Flow flow) {
        String name = flow.file() + " › " + flow.title();
        String ending = name + ": " + flow.outcome();
        return DynamicTest.dynamicTest(name, () -> {
            switch (flow.verdict()) {
                case PASSED -> {}
                case FLAKY -> System.out.println("Passed at the second attempt only: " + ending);
                case SKIPPED -> {
                    System.out.println(ending);
                    abort(ending);
                }
                case FAILED -> fail(ending);
            }
        });
    }

    private FlowReport runFlows(String chromium) throws IOException, InterruptedException {
        Repository repository = Repository.here();
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).sellers(SELLERS).build();
        try (WbSandbox sandbox = WbSandbox.start(settings); Database database = Database.start()) {
            Launch launch = Launch.of(repository.jar(), directory)
                .with(repository.developmentPlugins())
                .with("vitrina.plugins.unsigned", "true")
                .with(database.properties())
                .with(SandboxUpstreams.of(sandbox))
                // The simulated Wildberries needs a second for what the real one may need half an hour.
                .with("vitrina.plugins.settings.wb-products.look-after", "PT1S")
                .with("vitrina.plugins.settings.wb-pricing.lookAfterSeconds", "1")
                // Where production looks every second, a flow would wait for the next look again and again.
                .with("vitrina.jobs.poll", "200ms")
                .with("vitrina.jobs.tick", "200ms")
                .with("vitrina.jobs.follow", "200ms")
                .with("vitrina.events.poll", "200ms")
                .shortLived()
                .withOutput(repository.root().resolve("app/target/end-to-end-host.log"));
            Files.deleteIfExists(launch.output());
            try (HostSwitch host = HostSwitch.start(launch)) {
                return playwright(repository, chromium, host, sandbox);
            }
        }
    }

    private static FlowReport playwright(Repository repository, String chromium, HostSwitch host, WbSandbox sandbox)
        throws IOException, InterruptedException {
        Path e2e = repository.root().resolve("app/e2e");
        List<String> arguments = Stream.concat(
            Stream.of("node", "node_modules/@playwright/test/cli.js", "test"),
            Stream.ofNullable(System.getenv("VITRINA_E2E_ARGS")).flatMap(line -> Stream.of(line.strip().split("\\s+")))
        ).toList();
        Path written = repository.root().resolve("app/target/end-to-end-report.json");
        Files.deleteIfExists(written);
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(e2e.toFile()).redirectErrorStream(true);
        builder.environment().put("VITRINA_URL", host.product().toString());
        builder.environment().put("VITRINA_HOST_SWITCH", host.url().toString());
        builder.environment().put("VITRINA_SANDBOX_URL", "http://127.0.0.1:" + sandbox.port());
        builder.environment().put("VITRINA_ADMIN_EMAIL", Launch.ADMIN_EMAIL);
        builder.environment().put("VITRINA_ADMIN_PASSWORD", Launch.ADMIN_PASSWORD);
        builder.environment().put("VITRINA_CHROMIUM", chromium);
        Path work = Files.createTempDirectory("vitrina-sample");
        Path hello = SamplePackage.of(repository.root().resolve("samples/hello-plugin"), work);
        builder.environment().put("VITRINA_HELLO_PLUGIN", hello.toString());
        builder.environment().put("PLAYWRIGHT_JSON_OUTPUT_FILE", written.toString());
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(System.out::println);
        }
        int exit = process.waitFor();
        assertThat(written).as("the report of Playwright, which ended with %d", exit).exists();
        FlowReport report = FlowReport.read(written);
        // What the report says failed becomes a failed test; what it does not say must not be lost.
        assertThat(exit == 0 || !report.clean())
            .as("Playwright ended with %d, its report knows no reason", exit)
            .isTrue();
        return report;
    }

    private static Optional<String> chromium() {
        return Optional.ofNullable(System.getenv("VITRINA_CHROMIUM"))
            .filter(path -> Files.isExecutable(Path.of(path)))
            .or(() ->
                NAMES.stream()
                    .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst()
            );
    }

    private static SellerPlan seller(String key, String name, String tradeMark, int cards, SellerPlan.Token token) {
        return new SellerPlan(key, name, tradeMark, "77" + Math.abs(key.hashCode() % 100_000_000), cards, token);
    }
}
