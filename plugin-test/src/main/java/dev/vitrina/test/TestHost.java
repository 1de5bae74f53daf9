package dev.vitrina.test;

import dev.vitrina.core.VitrinaApplication;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.upstream.SimulatedUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.test.TestDatabases.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A running host with the plugins of a test, its database, and the simulated Wildberries it talks to. */
public final class TestHost implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@example.org";
    public static final String ADMIN_PASSWORD = "a-password-for-tests-only";

    /** Where production looks every second, a test would wait for the next look again and again; a class may say otherwise. */
    private static final String[] IMPATIENT = {
        "vitrina.jobs.poll=100ms",
        "vitrina.jobs.tick=100ms",
        "vitrina.jobs.follow=100ms",
        "vitrina.events.poll=100ms",
    };

    private final ConfigurableApplicationContext context;
    private final WbSandbox sandbox;
    private final TestDatabase database;
    private final Path directory;
    private final StatementLog statements;
    private final TestClient admin;
    private final AtomicInteger viewers = new AtomicInteger();
    private final AtomicInteger keys = new AtomicInteger();

    private TestHost(
        ConfigurableApplicationContext context,
        WbSandbox sandbox,
        TestDatabase database,
        Path directory,
        StatementLog statements
    ) {
        this.context = context;
        this.sandbox = sandbox;
        this.database = database;
        this.directory = directory;
        this.statements = statements;
        this.admin = anonymous().signedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    record Settings(List<Path> modules, int cards, boolean quotas, List<String> properties) {}

    static TestHost start(Settings settings, TestDatabase database) {
        WbSandbox sandbox = WbSandbox.start(
            SandboxSettings.builder().port(0).cards(settings.cards()).quotas(settings.quotas()).build()
        );
        try {
            Path directory = Files.createTempDirectory("vitrina-test");
            StatementLog statements = new StatementLog();
            ConfigurableApplicationContext context = new SpringApplicationBuilder(VitrinaApplication.class)
                .properties(IMPATIENT)
                .properties("vitrina.gateway.quotas=" + (settings.quotas() ? "kept" : "ignored"))
                .initializers(TestHost::simulateUpstreams, starting ->
                    starting.getBeanFactory().addBeanPostProcessor(statements)
                )
                .run(arguments(settings, database, sandbox, directory));
            return new TestHost(context, sandbox, database, directory, statements);
        } catch (IOException | RuntimeException failed) {
            sandbox.close();
            throw failed instanceof IOException unreadable
                ? new UncheckedIOException(unreadable)
                : (RuntimeException) failed;
        }
    }

    private static String[] arguments(Settings settings, TestDatabase database, WbSandbox sandbox, Path directory) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=" + database.username());
        arguments.add("--spring.datasource.password=" + database.password());
        arguments.add("--spring.datasource.hikari.maximum-pool-size=10");
        arguments.add("--vitrina.data-directory=" + directory);
        arguments.add("--vitrina.security.master-key=" + masterKey());
        arguments.add("--vitrina.admin.email=" + ADMIN_EMAIL);
        arguments.add("--vitrina.admin.password=" + ADMIN_PASSWORD);
        // Tests write requests in the name of users who would send known ones.
        arguments.add("--vitrina.graphql.free-form=everybody");
        arguments.add(
            "--vitrina.plugins.development=" +
            settings.modules().stream().map(Path::toString).collect(Collectors.joining(","))
        );
        for (WbHost host : WbHost.values()) {
            arguments.add("--vitrina.upstreams.%s.base-url=%s".formatted(host.prefix(), sandbox.baseUrl(host)));
        }
        settings.properties().forEach(property -> arguments.add("--" + property));
        return arguments.toArray(String[]::new);
    }

    private static void simulateUpstreams(ConfigurableApplicationContext context) {
        Set<String> names = Arrays.stream(WbHost.values()).map(WbHost::prefix).collect(Collectors.toSet());
        context.getBeanFactory().registerSingleton("simulatedUpstreams", new SimulatedUpstreams(names));
    }

    private static String masterKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The simulated Wildberries: its cards, its faults, its counters. */
    public WbSandbox sandbox() {
        return sandbox;
    }

    /** The host's database, past all its caches. */
    public JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** The SQL that the host sent to answer a request: a list that is answered in as many statements whatever its length is not N+1. */
    public List<String> statements(GraphQlAnswer answer) {
        return statements.of(answer.requestId());
    }

    /** A client that may do everything. */
    public TestClient admin() {
        return admin;
    }

    /** A client that is not signed in. */
    public TestClient anonymous() {
        return new TestClient(url());
    }

    /** A new user with the role VIEWER, signed in. */
    public TestClient viewer() {
        String email = "viewer-%d@example.org".formatted(viewers.incrementAndGet());
        Map<String, Object> input = Map.of(
            "email",
            email,
            "name",
            "Viewer",
            "password",
            ADMIN_PASSWORD,
            "role",
            "VIEWER"
        );
        GraphQlAnswer answer = admin.execute(
            "mutation($input: UserCreateInput!) { userCreate(input: $input) { errors { code message } } }",
            Map.of("input", input)
        );
        if (!answer.errors().isEmpty() || !answer.at("/userCreate/errors").isEmpty()) {
            throw new AssertionError(answer.body().toString());
        }
        return anonymous().signedIn(email, ADMIN_PASSWORD);
    }

    /** The administrator by an API key that may do one thing, and it is none of these. */
    TestClient adminWithout(Set<String> permissions) {
        String scope = admin
            .execute("{ apiKeyScopes { id } }")
            .at("/apiKeyScopes")
            .valueStream()
            .map(permission -> permission.path("id").asString())
            .filter(permission -> !permissions.contains(permission))
            .findFirst()
            .orElseThrow();
        GraphQlAnswer answer = admin.execute(
            "mutation($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { secret errors { code message } } }",
            Map.of("input", Map.of("name", "key-" + keys.incrementAndGet(), "scopes", List.of(scope)))
        );
        return anonymous().by(answer.text("/apiKeyCreate/secret"));
    }

    /** What of the schema in service asks for a permission, of a plugin's fields. */
    List<GuardedField> guardedFields(String plugin) {
        return GuardedField.of(context.getBean(SchemaGenerations.class).current(), plugin);
    }

    /** As in the GraphQL type {@code PluginState}. */
    public String pluginState(String id) {
        return admin
            .execute("{ plugins { items { id state } } }")
            .at("/plugins/items")
            .valueStream()
            .filter(plugin -> plugin.path("id").asString().equals(id))
            .map(plugin -> plugin.path("state").asString())
            .findFirst()
            .orElse("ABSENT");
    }

    /** Takes a plugin out of service, with those that need it; returns when it is out. */
    public void disable(String id) {
        change("pluginDisable", id);
    }

    /** Takes a plugin into service; returns when it is. */
    public void enable(String id) {
        change("pluginEnable", id);
    }

    private void change(String mutation, String id) {
        GraphQlAnswer answer = admin.execute(
            "mutation($id: ID!) { %s(input: {id: $id}) { job { id } errors { code message } } }".formatted(mutation),
            Map.of("id", id)
        );
        Map<String, String> job = Map.of("id", answer.text("/%s/job/id".formatted(mutation)));
        GraphQlAnswer end = Awaitility.await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> admin.execute("query($id: ID!) { job(id: $id) { state message problem { message } } }", job),
                now -> Set.of("SUCCEEDED", "FAILED", "CANCELLED").contains(now.text("/job/state"))
            );
        if (!end.text("/job/state").equals("SUCCEEDED")) {
            throw new AssertionError("%s of %s: %s".formatted(mutation, id, end.body()));
        }
    }

    /** Whether the host would be sent requests. */
    public boolean isReady() {
        return context.getBean(ApplicationAvailability.class).getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }

    /**
     * Connects a demo seller by its token; needs the plugin wb-tokens.
     *
     * @return the administrator's client with the new shop as current one
     */
    public TestClient connect(DemoToken token) {
        GraphQlAnswer answer = admin.execute(
            """
            mutation($input: WbTokensCreateInput!) {
              wbTokensCreate(input: $input) { token { id } errors { code message } }
            }
            """,
            Map.of("input", Map.of("name", token.seller(), "token", token.token()))
        );
        return admin.inShop(answer.text("/wbTokensCreate/token/id"));
    }

    @Override
    public void close() {
        context.close();
        sandbox.close();
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
