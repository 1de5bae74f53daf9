package dev.vitrina.core.change;

import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a check comes to for one row: the kind's findings and what the host sees by itself.
 *
 * @param severity of the gravest finding; null without any
 */
record Judgement(
    RowState state,
    String label,
    String payload,
    List<FieldChange> fields,
    List<Finding> findings,
    Finding.@Nullable Severity severity
) {
    static final String CHANGED_SINCE = "CHANGED_SINCE";
    static final String CHANGED_SINCE_CONFIRMED = "CHANGED_SINCE_CONFIRMED";
    static final String FOUND_SINCE = "FOUND_SINCE";
    static final String UNDER_WAY = "UNDER_WAY";
    static final String NOT_CHECKED = "NOT_CHECKED";

    /**
     * Judges a row.
     *
     * @param checked  the kind's verdict; null when it gave none
     * @param underWay the set that is changing the same key just now; null for none
     */
    static Judgement of(StoredRow row, @Nullable CheckedRow checked, @Nullable Long underWay) {
        if (checked == null) {
            List<Finding> nobody = List.of(
                Finding.error(NOT_CHECKED, "The plugin did not judge this row: it cannot be sent", null)
            );
            return of(row.row().label(), row.row().payload(), row.row().fields(), nobody);
        }
        return of(row.expected(), checked, underWay);
    }

    /** @param expected what the draft took for the values of fields, as far as it knew them */
    static Judgement of(List<FieldChange> expected, CheckedRow checked, @Nullable Long underWay) {
        List<Finding> findings = new ArrayList<>(checked.findings());
        findings.addAll(changedSince(expected, checked.fields()));
        if (underWay != null) {
            findings.add(
                Finding.warning(UNDER_WAY, "Change set %d is changing this as well".formatted(underWay), null)
            );
        }
        return of(checked.label(), checked.payload(), checked.fields(), findings);
    }

    /**
     * Judges a row again that was confirmed: it stays as it is, or is stopped.
     *
     * @param checked    null when the kind gave no verdict
     * @param unattended whether it was confirmed because nothing was found: then a warning stops it as well
     */
    static Judgement again(StoredRow row, @Nullable CheckedRow checked, boolean unattended) {
        if (checked == null) {
            return of(row, null, null);
        }
        List<Finding> findings = new ArrayList<>(checked.findings());
        Judgement now = of(checked.label(), checked.payload(), checked.fields(), findings);
        if (now.state() == RowState.UNCHANGED && row.row().attempts() > 0) {
            // An attempt before came to its end late: following says so, and a roll-back takes it back.
            return new Judgement(RowState.READY, now.label(), now.payload(), now.fields(), findings, now.severity());
        }
        if (now.state() == RowState.READY && RecheckStep.isAnother(row.row().fields(), checked.fields())) {
            findings.add(
                Finding.error(CHANGED_SINCE_CONFIRMED, "It was changed after it was confirmed: it is not sent", null)
            );
            return of(checked.label(), checked.payload(), checked.fields(), findings);
        }
        if (now.state() == RowState.READY && unattended && now.severity() == Finding.Severity.WARNING) {
            findings.add(
                Finding.error(FOUND_SINCE, "Nobody has seen what the check warns of by now: it is not sent", null)
            );
            return of(checked.label(), checked.payload(), checked.fields(), findings);
        }
        return now;
    }

    private static Judgement of(String label, String payload, List<FieldChange> fields, List<Finding> findings) {
        Finding.Severity gravest = findings.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElse(null);
        return new Judgement(state(fields, gravest), label, payload, fields, findings, gravest);
    }

    private static RowState state(List<FieldChange> fields, Finding.@Nullable Severity gravest) {
        if (gravest == Finding.Severity.ERROR) {
            return RowState.BLOCKED;
        }
        boolean changes = fields.stream().anyMatch(field -> !ChangeJson.same(field.before(), field.after()));
        return changes ? RowState.READY : RowState.UNCHANGED;
    }

    /** Somebody was faster: what is there is neither what the draft saw nor what it wants. */
    private static List<Finding> changedSince(List<FieldChange> expected, List<FieldChange> fields) {
        Map<String, FieldChange> now = new java.util.HashMap<>();
        fields.forEach(field -> now.put(field.name(), field));
        return expected
            .stream()
            .map(then -> changedSince(then, now.get(then.name())))
            .filter(Objects::nonNull)
            .toList();
    }

    private static @Nullable Finding changedSince(FieldChange then, @Nullable FieldChange now) {
        if (now == null || ChangeJson.same(then.before(), now.before()) || ChangeJson.same(now.before(), now.after())) {
            return null;
        }
        return Finding.warning(
            CHANGED_SINCE,
            "It was changed meanwhile: the draft took it for %s".formatted(then.before()),
            then.name()
        );
    }
}
