package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant that has gone leaves nothing behind. */
class PurgeTest {

    private final Origin origin = new Origin();
    private final Replica replica = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void leavesNoRowOfTheTenantButItsFencesAndTheMomentItWent() {
        long tenant = Requests.tenant();
        long neighbour = Requests.tenant();
        for (long whose : List.of(tenant, neighbour)) {
            replica.get(request(key(whose), origin, "tag"));
            replica.invalidate(new Scope.Endpoint(whose, "test/others"));
            replica.cache().invalidate(new Scope.Tag(whose, "tag"), Invalidation.SOFT, Duration.ofHours(1));
            TestPostgres.execute("INSERT INTO cache.activity VALUES (%d, current_date, 1, 1, 1)".formatted(whose));
            TestPostgres.execute("INSERT INTO cache.credential_pause VALUES (%d, 'no', 1, now())".formatted(whose));
            TestPostgres.execute(
                "INSERT INTO cache.endpoint_activity (at, tenant, endpoint, reads, loads, failures) VALUES (now(), %d, 'e', 1, 1, 1)".formatted(
                    whose
                )
            );
        }
        List<String> before = rows(neighbour);
        assertThat(rows(tenant)).isEqualTo(before).doesNotContain("entry 0", "activity 0", "deferred_invalidation 0");

        replica.cache().purge(tenant);

        assertThat(rows(tenant)).allMatch(
            row -> row.endsWith(" 0") || row.equals("lease 1") || row.equals("scope_generation 1")
        );
        assertThat(rows(neighbour)).isEqualTo(before);
    }

    /** Of each of the engine's tables that knows tenants, how many. */
    private static List<String> rows(long tenant) {
        return TestPostgres.strings(
            """
            SELECT c.table_name || ' ' || (xpath('//n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM cache.%%I WHERE tenant = %d', c.table_name), false, true, '')))[1]
            FROM information_schema.columns c
            WHERE c.table_schema = 'cache' AND c.column_name = 'tenant'
            ORDER BY 1
            """.formatted(tenant)
        );
    }
}
