package dev.vitrina.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.error.UserError;
import dev.vitrina.core.policy.Policies.Result;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Policies on two replicas with one database, each with a cache of its own. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class PolicyPropagationTest {

    private static final String ADMIN = "admin@example.org";
    private static final long TENANT = 7;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final AtomicInteger origin = new AtomicInteger();
    private PlatformDatabase database;
    private PolicyReplica first;
    private PolicyReplica second;
    private JdbcClient sql;

    @BeforeEach
    void start() {
        database = PlatformDatabase.create();
        first = new PolicyReplica(database.pool());
        second = new PolicyReplica(database.pool());
        sql = JdbcClient.create(new DriverManagerDataSource(database.url()));
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aChangeIsInForceHereAtOnceAndElsewhereWithinASecond() {
        assertThat(first.policies.set(Changes.fresh(0, 5_000), ADMIN).errors()).isEmpty();

        assertThat(first.effective().fresh()).isEqualTo(Duration.ofSeconds(5));
        withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void aShortenedLifeEndsWhatOtherReplicasHoldInMemoryAndStore() {
        assertThat(first.read(TENANT, origin).orThrow().value()).isEqualTo("v1");
        assertThat(second.read(TENANT, origin).orThrow().value()).isEqualTo("v1");
        pass(Duration.ofSeconds(30));
        assertThat(second.read(TENANT, origin).orThrow().value()).isEqualTo("v1");

        first.policies.set(Changes.freshOnly(0, 20_000), ADMIN);

        withinASecond(() -> assertThat(second.read(TENANT, origin).orThrow().value()).isEqualTo("v2"));
        assertThat(first.read(TENANT, origin).orThrow().value()).isEqualTo("v2");
        assertThat(origin).hasValue(2);
    }

    @Test
    void aResetBringsBackWhatThePluginDeclares() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        withinASecond(() -> assertThat(second.effective()).isNotSameAs(Plugins.POLICY));

        assertThat(second.policies.reset(Changes.reset(1), ADMIN).errors()).isEmpty();

        assertThat(second.effective()).isSameAs(Plugins.POLICY);
        withinASecond(() -> assertThat(first.effective()).isSameAs(Plugins.POLICY));
    }

    @Test
    void aReplicaThatWasCutOffKeepsWhatItKnowsAndCatchesUp() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofSeconds(5)));
        second.cut(true);
        IntStream.rangeClosed(1, 20).forEach(i -> first.policies.set(Changes.fresh(i, 5_000 + i), ADMIN));

        assertThat(second.feed.look()).isFalse();
        assertThat(second.effective().fresh()).isEqualTo(Duration.ofSeconds(5));

        second.cut(false);
        withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofMillis(5_020)));
    }

    @Test
    void aReplicaStartedLaterKnowsEverything() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);

        try (PolicyReplica third = new PolicyReplica(database.pool())) {
            assertThat(third.effective().fresh()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void aDatabaseThatWentBackInTimeIsFollowed() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofSeconds(5)));

        sql
            .sql(
                "WITH gone AS (DELETE FROM platform.cache_policy) UPDATE platform.cache_policy_revision SET revision = 0"
            )
            .update();

        withinASecond(() -> assertThat(second.effective()).isSameAs(Plugins.POLICY));
    }

    @Test
    void ofTwoWhoDecidedByTheSameVersionOneIsRefused() throws Exception {
        try (ExecutorService operators = Executors.newFixedThreadPool(8)) {
            List<Callable<Result>> changes = IntStream.range(0, 8)
                .<Callable<Result>>mapToObj(
                    i -> () -> (i % 2 == 0 ? first : second).policies.set(Changes.fresh(0, 1_000 + i), ADMIN)
                )
                .toList();
            List<Result> results = operators
                .invokeAll(changes)
                .stream()
                .map(result -> result.resultNow())
                .toList();

            assertThat(results)
                .filteredOn(result -> result.errors().isEmpty())
                .hasSize(1);
            assertThat(results)
                .flatExtracting(Result::errors)
                .hasSize(7)
                .allSatisfy(error -> assertThat(error.code()).isEqualTo("CONFLICT"));
        }
    }

    @Test
    void aVersionIsNeverGivenTwice() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        first.policies.reset(Changes.reset(1), ADMIN);

        Result late = first.policies.set(Changes.fresh(0, 6_000), ADMIN);
        Result next = first.policies.set(Changes.fresh(2, 6_000), ADMIN);

        assertThat(late.errors()).extracting(UserError::code).containsExactly("CONFLICT");
        assertThat(Objects.requireNonNull(next.policy()).version()).isEqualTo(3);
    }

    @Test
    void whatWasChangedIsKeptWhileThePluginIsAwayAndCountsWhenItIsBack() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        first.registration.withdraw();

        assertThat(first.policies.all())
            .singleElement()
            .satisfies(orphan -> {
                assertThat(orphan.orphaned()).isTrue();
                assertThat(orphan.plugin()).isEqualTo("test");
                assertThat(orphan.effective()).isNull();
                assertThat(Objects.requireNonNull(orphan.override()).freshMillis()).isEqualTo(5_000);
            });
        assertThat(first.policies.set(Changes.fresh(1, 6_000), ADMIN).errors())
            .extracting(UserError::code)
            .containsExactly("NOT_FOUND");

        first.declared.register(Plugins.declaring("test", PolicyReplica.ENDPOINT));

        assertThat(first.policies.all())
            .singleElement()
            .satisfies(policy -> {
                assertThat(policy.orphaned()).isFalse();
                assertThat(Objects.requireNonNull(policy.effective()).freshMillis()).isEqualTo(5_000);
            });
        assertThat(first.effective().fresh()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anOrphanCanBeResetAndIsGone() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        first.registration.withdraw();

        assertThat(first.policies.reset(Changes.reset(1), ADMIN).errors()).isEmpty();

        assertThat(first.policies.all()).isEmpty();
        assertThat(first.effective()).isSameAs(Plugins.POLICY);
    }

    @Test
    void aRowThatIsNotUnderstoodDoesNotStopTheOthers() {
        String odd = """
            INSERT INTO platform.cache_policy (endpoint, plugin, override, version, changed_by, reason)
            VALUES ('test/others', 'test', CAST(:override AS jsonb), 1, 'someone', 'by hand')
            ON CONFLICT (endpoint) DO UPDATE SET override = excluded.override
            """;
        long version = 0;
        for (String override : List.of(
            "{\"freshMillis\": \"soon\"}",
            "{\"freshMillis\": -1}",
            "{\"coherence\": {\"mode\": \"BOUNDED\"}}",
            "{\"coherence\": {}}",
            "[]",
            "null"
        )) {
            sql.sql(odd).param("override", override).update();
            long fresh = 5_000 + version;

            first.policies.set(Changes.fresh(version++, fresh), ADMIN);

            assertThat(first.effective().fresh()).isEqualTo(Duration.ofMillis(fresh));
            assertThat(first.overrides.effective("test/others", Plugins.POLICY)).isSameAs(Plugins.POLICY);
            withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofMillis(fresh)));
        }
    }

    @Test
    void anOverrideThatIsOutOfLimitsDoesNotApplyAndIsToldOfOnce(CapturedOutput output) {
        write(PolicyReplica.ENDPOINT, "{\"hardTimeoutMillis\": 9223372036854775807, \"freshMillis\": 5000}");
        write("test/others", "{\"freshMillis\": 5000}");
        sql.sql("UPDATE platform.cache_policy_revision SET revision = revision + 1").update();

        withinASecond(() ->
            assertThat(List.of(first, second)).allSatisfy(replica ->
                assertThat(replica.overrides.effective("test/others", Plugins.POLICY).fresh()).isEqualTo(
                    Duration.ofSeconds(5)
                )
            )
        );
        assertThat(first.effective()).isSameAs(Plugins.POLICY);
        assertThat(second.effective()).isSameAs(Plugins.POLICY);
        assertThat(first.read(TENANT, origin).orThrow().value()).isEqualTo("v1");
        assertThat(first.policies.all())
            .filteredOn(policy -> policy.endpoint().equals(PolicyReplica.ENDPOINT))
            .singleElement()
            .satisfies(policy -> assertThat(policy.effective()).isEqualTo(policy.declared()));
        assertThat(first.feed.look()).isTrue();
        assertThat(second.feed.look()).isTrue();
        assertThat(
            output
                .getAll()
                .lines()
                .filter(line -> line.contains("hardTimeoutMillis"))
        )
            .hasSize(2)
            .allSatisfy(line -> assertThat(line).contains("WARN", PolicyReplica.ENDPOINT, "from 100 to 60000 ms"));

        assertThat(first.policies.set(Changes.fresh(1, 6_000), ADMIN).errors()).isEmpty();

        assertThat(first.effective().fresh()).isEqualTo(Duration.ofSeconds(6));
        assertThat(first.effective().hardTimeout()).isEqualTo(Plugins.POLICY.hardTimeout());
    }

    @Test
    void fieldsOfANewerReleaseAreLeftAlone() {
        first.policies.set(Changes.fresh(0, 5_000), ADMIN);
        sql
            .sql(
                """
                WITH newer AS (UPDATE platform.cache_policy SET override = override || '{"sparkle": 1, "freshMillis": 6000}')
                UPDATE platform.cache_policy_revision SET revision = revision + 1
                """
            )
            .update();

        withinASecond(() -> assertThat(second.effective().fresh()).isEqualTo(Duration.ofSeconds(6)));
        assertThat(first.policies.set(Changes.fresh(1, 7_000), ADMIN).errors()).isEmpty();
        assertThat(
            sql.sql("SELECT override ->> 'sparkle' FROM platform.cache_policy").query(String.class).single()
        ).isEqualTo("1");
    }

    private void write(String endpoint, String override) {
        sql
            .sql(
                """
                INSERT INTO platform.cache_policy (endpoint, plugin, override, version, changed_by, reason)
                VALUES (:endpoint, 'test', CAST(:override AS jsonb), 1, 'someone', 'by hand')
                """
            )
            .param("endpoint", endpoint)
            .param("override", override)
            .update();
    }

    private void pass(Duration time) {
        first.passes(time);
        second.passes(time);
        sql
            .sql("UPDATE cache.entry SET fetched_at = fetched_at - make_interval(secs => :seconds)")
            .param("seconds", time.toSeconds())
            .update();
    }

    private static void withinASecond(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(20)).atMost(A_SECOND).untilAsserted(assertion);
    }
}
