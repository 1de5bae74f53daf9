package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a set may be confirmed. */
final class ConfirmRules {

    private ConfirmRules() {}

    /** Why not, by the set as it is under its lock; empty when it may be. */
    static Optional<ActResult> objection(StoredSet set, Confirmation yes, ChangePolicy policy, Instant now) {
        int ready = set.count(RowState.READY);
        if (set.state() != ChangeSetState.CHECKED) {
            return Optional.of(
                ChangeActs.wrongState("Only a set that was checked and not yet confirmed can be confirmed.")
            );
        }
        if (set.version() != yes.version()) {
            return Optional.of(ChangeActs.stale());
        }
        if (ready == 0) {
            return Optional.of(ActResult.refused("NOTHING_TO_SEND", "No row of it can be sent."));
        }
        if (isOlder(set.times().checked(), policy, now)) {
            return Optional.of(
                ActResult.refused("CHECK_TOO_OLD", "It was checked too long ago: check it again, then decide.", "id")
            );
        }
        Optional<ActResult> obstacle = obstacles(set, policy, yes.by().userId())
            .stream()
            .findFirst()
            .map(ConfirmRules::refused);
        return obstacle.or(() -> miscounted(ready, yes, policy)).or(() -> yes.plan().objection(now));
    }

    /** What keeps somebody from confirming, whatever he says. @param policy null where it cannot be known */
    static List<Obstacle> obstacles(StoredSet set, @Nullable ChangePolicy policy, long userId) {
        if (policy == null) {
            return List.of(Obstacle.PLUGIN_AWAY);
        }
        List<Obstacle> obstacles = new ArrayList<>();
        if (isOwn(set, policy, userId)) {
            obstacles.add(Obstacle.NEEDS_ANOTHER_PERSON);
        }
        // What was done must be possible to take back, however careful the kind has become since.
        if (set.rollbackOf() == null && set.total() > policy.maxRows()) {
            obstacles.add(Obstacle.TOO_MANY_ROWS);
        }
        return obstacles;
    }

    static ActResult refused(Obstacle obstacle) {
        return switch (obstacle) {
            case NEEDS_ANOTHER_PERSON -> ActResult.refused(
                obstacle.name(),
                "Another person must confirm it than who made it or edited it last: ask a colleague.",
                "id"
            );
            case TOO_MANY_ROWS -> ActResult.refused(
                obstacle.name(),
                "It has more rows than one set may have here: take rows out, or split it.",
                "id"
            );
            case PLUGIN_AWAY -> ActResult.refused(
                obstacle.name(),
                "Its plugin does not say how careful to be: try again when it does.",
                "id"
            );
        };
    }

    /** Whether a check, or what else was seen then, says nothing any more. @param then null for never */
    static boolean isOlder(@Nullable Instant then, ChangePolicy policy, Instant now) {
        return then == null || then.isBefore(now.minus(policy.checkedWithin()));
    }

    static boolean isOwn(StoredSet set, ChangePolicy policy, long userId) {
        return (
            policy.fourEyes() &&
            Stream.of(set.createdBy(), set.editedBy()).anyMatch(person -> person != null && person.userId() == userId)
        );
    }

    /** Whether the number he believes in, or typed, is another than that of the rows that would be sent. */
    static Optional<ActResult> miscounted(int ready, Confirmation yes, ChangePolicy policy) {
        if (ready != yes.expectedRows()) {
            String message = "%d rows would be sent, not %d: look again.".formatted(ready, yes.expectedRows());
            return Optional.of(ActResult.refused("ROW_COUNT", message, "expectedRows"));
        }
        if (ready > policy.typedAbove() && (yes.typedRows() == null || yes.typedRows() != ready)) {
            String message = "Above %d rows their number is typed: %d.".formatted(policy.typedAbove(), ready);
            return Optional.of(ActResult.refused("TYPE_THE_NUMBER", message, "typedRows"));
        }
        return Optional.empty();
    }
}
