package dev.vitrina.core.change;

import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL type {@code ChangeRow}. */
record ChangeRowView(
    StoredRow stored,
    @Nullable String page,
    List<FieldView> fields,
    List<FindingView> findings,
    @Nullable Reason reason
) {
    /** GraphQL type {@code ChangeField}. */
    record FieldView(String name, String title, @Nullable Object before, @Nullable Object after) {}

    /** GraphQL type {@code ChangeFinding}. */
    record FindingView(
        Finding.Severity severity,
        String code,
        String message,
        @Nullable String field,
        @Nullable MoneyView atRisk
    ) {}

    public String key() {
        return stored.key();
    }

    public String label() {
        return stored.row().label();
    }

    public RowState state() {
        return stored.row().state();
    }

    public int attempts() {
        return stored.row().attempts();
    }

    public @Nullable Integer batch() {
        return stored.row().batch();
    }

    public @Nullable String reference() {
        return stored.row().reference();
    }

    public @Nullable Instant sentAt() {
        return stored.row().sentAt();
    }

    public Instant changedAt() {
        return stored.changedAt();
    }
}
