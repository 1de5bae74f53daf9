package dev.vitrina.api.change;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.List;

/** What came of a check. */
public sealed interface CheckResult {
    /** Judged. A row that is missing among these is blocked, as nobody has looked at it. */
    record Checked(List<CheckedRow> rows) implements CheckResult {
        public Checked {
            rows = List.copyOf(rows);
        }
    }

    /** Not now, for what it needs cannot be had: the same rows are asked for again at {@code retryAt}. */
    record Later(Problem problem, Instant retryAt) implements CheckResult {}
}
