package dev.vitrina.pricing;

import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Ends what a change set waits for, where a test asks what is done afterwards and not when. */
final class Waits {

    private static final String DUE_TO_BE_SENT =
        "UPDATE platform.change_set SET go_on_at = now() WHERE id = :set AND go_on_at > now()";
    /** Not of those that are under way: whether an answer comes is known later. */
    private static final String DUE_TO_BE_LOOKED_AT = """
        UPDATE platform.change_row SET next_look = now()
        WHERE set_id = :set AND state IN ('PROCESSING', 'UNCERTAIN') AND next_look > now()
        """;
    /** Wakes what works on change sets, also where nothing was stopped. */
    private static final String GO_ON = "mutation { changeSendingGoOn(input: {}) { errors { code } } }";

    private Waits() {}

    /** Lets the set's next try and next look be now, until something has come of it. */
    static void end(TestHost host, TestClient admin, String set, Callable<Boolean> until) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(200))
            .until(() -> {
                for (String sql : new String[] { DUE_TO_BE_SENT, DUE_TO_BE_LOOKED_AT }) {
                    host.jdbc().sql(sql).param("set", Long.parseLong(set)).update();
                }
                admin.execute(GO_ON);
                return until.call();
            });
    }
}
