package dev.vitrina.core.change;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft and what is known of the values there are.
 *
 * @param judgement null for one that is to be judged
 */
record NewRow(DraftRow row, List<FieldChange> expected, @Nullable Judgement judgement) {
    NewRow(DraftRow row, List<FieldChange> expected) {
        this(row, expected, null);
    }

    NewRow judged(Judgement verdict) {
        return new NewRow(row, expected, verdict);
    }

    RowState state() {
        return judgement == null ? RowState.DRAFT : judgement.state();
    }

    String label() {
        return judgement == null ? row.label() : judgement.label();
    }

    String payload() {
        return judgement == null ? row.payload() : judgement.payload();
    }

    List<FieldChange> fields() {
        return judgement == null ? row.fields() : judgement.fields();
    }

    List<Finding> findings() {
        return judgement == null ? List.of() : judgement.findings();
    }

    @Nullable
    String severity() {
        return judgement == null || judgement.severity() == null ? null : judgement.severity().name();
    }
}
