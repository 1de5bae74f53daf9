package dev.vitrina.api.change;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a change set stands.
 *
 * @param rows        by state; states without rows are left out
 * @param endedAt     null while it goes on
 * @param confirmedBy e-mail address of who confirmed it; null before, and where nobody had to
 */
public record ChangeSetSummary(
    ChangeSetId id,
    String kind,
    String title,
    ChangeSetState state,
    Map<RowState, Integer> rows,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String confirmedBy
) {
    public ChangeSetSummary {
        rows = Map.copyOf(rows);
    }

    /** Of a set of which it is not told who confirmed it. */
    public ChangeSetSummary(
        ChangeSetId id,
        String kind,
        String title,
        ChangeSetState state,
        Map<RowState, Integer> rows,
        Instant createdAt,
        @Nullable Instant endedAt
    ) {
        this(id, kind, title, state, rows, createdAt, endedAt, null);
    }
}
