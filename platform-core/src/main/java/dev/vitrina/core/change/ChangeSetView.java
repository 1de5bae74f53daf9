package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL type {@code ChangeSet}, but for what is read apart.
 *
 * @param missingPermission what acting on it takes and its reader lacks; null for who may act
 * @param reader            for what is read apart: batch loaders are not told who asks
 */
record ChangeSetView(
    StoredSet set,
    KindView kind,
    List<ChangeAct> acts,
    @Nullable String missingPermission,
    ConfirmationView confirmation,
    Reader reader
) {
    /** GraphQL type {@code ChangeSetKind}. */
    record KindView(String id, String plugin, String title, boolean available) {}

    /** GraphQL type {@code ChangeSetConfirmation}. */
    record ConfirmationView(
        int typedAbove,
        boolean fourEyes,
        @Nullable Integer maxRows,
        @Nullable Instant checkedUntil,
        List<Obstacle> obstacles
    ) {}

    /** GraphQL type {@code ChangeRowCount}. */
    record CountView(RowState state, int rows) {}

    /** GraphQL type {@code ChangeFindingGroup}. */
    record FindingGroupView(
        Finding.Severity severity,
        String code,
        String message,
        @Nullable String field,
        @Nullable String fieldTitle,
        int rows,
        List<MoneyView> atRisk
    ) {}

    public String id() {
        return Long.toString(set.id());
    }

    public String shopId() {
        return set.shop().toString();
    }

    public String title() {
        return set.title();
    }

    public String origin() {
        return set.origin();
    }

    public ChangeSetState state() {
        return set.state();
    }

    public int version() {
        return set.version();
    }

    public int rowCount() {
        return set.total();
    }

    public List<CountView> counts() {
        return Stream.of(RowState.values())
            .filter(state -> set.count(state) > 0)
            .map(state -> new CountView(state, set.count(state)))
            .toList();
    }

    public @Nullable Problem problem() {
        return set.problem();
    }

    public Instant createdAt() {
        return set.times().created();
    }

    public @Nullable String createdBy() {
        return set.createdBy() == null ? null : set.createdBy().email();
    }

    public @Nullable String editedBy() {
        return set.editedBy() == null ? null : set.editedBy().email();
    }

    public @Nullable Instant checkedAt() {
        return set.times().checked();
    }

    public @Nullable Instant confirmedAt() {
        return set.times().confirmed();
    }

    public @Nullable String confirmedBy() {
        return set.confirmedBy() == null ? null : set.confirmedBy().email();
    }

    public @Nullable Instant sendAt() {
        return set.schedule().sendAt();
    }

    public @Nullable Instant returnAt() {
        return set.schedule().returnAt();
    }

    public int heldRows() {
        return set.schedule().held();
    }

    public @Nullable Instant sentAt() {
        return set.times().sent();
    }

    public @Nullable Instant endedAt() {
        return set.times().ended();
    }

    public @Nullable Long rollbackOf() {
        return set.rollbackOf();
    }

    public @Nullable Long rolledBackBy() {
        return set.rolledBackBy();
    }
}
