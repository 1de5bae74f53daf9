package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The sync log as an operator reads it: over a real host, of a mirror that was really synced. */
@HostTest
class SyncRunsOverGraphQlTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Mirrors mirrors;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "test-" + UUID.randomUUID() + "/items";
    private final long shop = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private Client admin;

    /** Two runs of one shop, the second interrupted, and one run of another. */
    @BeforeEach
    void syncs() {
        jdbc.sql("CREATE SCHEMA IF NOT EXISTS sync_runs_test").update();
        jdbc
            .sql(
                """
                CREATE TABLE IF NOT EXISTS sync_runs_test.item (
                    shop_id bigint, id bigint, doc json NOT NULL, content_hash bytea NOT NULL, source_version text NOT NULL,
                    synced_at timestamptz NOT NULL, PRIMARY KEY (shop_id, id))
                """
            )
            .update();
        mirror(new PageResult.Page<>(List.of(1L, 2L), "2", true)).sync(shop, SyncMode.FULL, page -> {});
        mirror(new PageResult.Failed<>(FailureKind.UNAVAILABLE, "Wildberries is down", null)).sync(
            shop,
            SyncMode.INCREMENTAL,
            page -> {}
        );
        mirror(new PageResult.Page<>(List.of(3L), "3", true)).sync(shop + 1, SyncMode.FULL, page -> {});
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @Test
    void tellsWhatEachRunDidAndWhyOneStopped() {
        List<JsonNode> runs = runs("filter: {mirror: \"%s\", shopId: %d}".formatted(name, shop))
            .path("nodes")
            .valueStream()
            .toList();

        assertThat(runs)
            .extracting(run -> run.path("outcome").asString())
            .containsExactly("INTERRUPTED", "COMPLETED");
        assertThat(runs)
            .extracting(run -> run.path("mode").asString())
            .containsExactly("INCREMENTAL", "FULL");
        assertThat(runs)
            .extracting(run -> run.path("shopId").asString())
            .containsOnly(Long.toString(shop));
        assertThat(runs.getFirst().path("problem").path("kind").asString()).isEqualTo("UNAVAILABLE");
        assertThat(runs.getFirst().path("problem").path("message").asString()).isEqualTo("Wildberries is down");
        assertThat(runs.getLast().path("problem").isNull()).isTrue();
        assertThat(runs.getLast().path("created").asLong()).isEqualTo(2);
        assertThat(runs.getLast().path("finishedAt").asString()).endsWith("Z");
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        JsonNode first = runs("first: 2, filter: {mirror: \"%s\"}".formatted(name));
        String cursor = first.path("pageInfo").path("endCursor").asString();
        JsonNode second = runs("first: 2, filter: {mirror: \"%s\"}, after: \"%s\"".formatted(name, cursor));

        assertThat(first.path("totalCount").asInt()).isEqualTo(3);
        assertThat(first.path("nodes").size()).isEqualTo(2);
        assertThat(first.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        assertThat(first.path("nodes").path(0).path("shopId").asString()).isEqualTo(Long.toString(shop + 1));
        assertThat(second.path("nodes").size()).isOne();
        assertThat(second.path("nodes").path(0).path("mode").asString()).isEqualTo("FULL");
        assertThat(second.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void filtersByOutcome() {
        JsonNode interrupted = runs("filter: {mirror: \"%s\", outcome: INTERRUPTED}".formatted(name));

        assertThat(interrupted.path("totalCount").asInt()).isOne();
        assertThat(interrupted.path("nodes").size()).isOne();
    }

    @Test
    void onlyAnAdministratorReadsThem() {
        Client manager = new Client(port);
        manager.login(new People(port).create(UUID.randomUUID() + "@example.org", "MANAGER"), People.PASSWORD);

        assertThat(manager.graphql("{ syncRuns { totalCount } }").errorCode()).isEqualTo("FORBIDDEN");
    }

    private JsonNode runs(String arguments) {
        return admin
            .graphql(
                """
                { syncRuns(%s) {
                    totalCount pageInfo { hasNextPage endCursor }
                    nodes { id shopId mirror mode outcome created finishedAt problem { kind message } } } }
                """.formatted(arguments)
            )
            .data("syncRuns");
    }

    private Mirror mirror(PageResult<Long> page) {
        return mirrors.mirror(
            new MirrorDefinition<>(
                name,
                "sync_runs_test.item",
                id -> id,
                id -> "{}",
                id -> "1",
                List.of(),
                query -> page,
                0.5
            )
        );
    }
}
