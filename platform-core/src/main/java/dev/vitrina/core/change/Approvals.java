package dev.vitrina.core.change;

import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.StoredSet.Person;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes down who did with a set what its kind, or the clock, asked for; when the caller's transaction has committed. */
final class Approvals {

    private final AuditLog audit;

    Approvals(AuditLog audit) {
        this.audit = audit;
    }

    /** A second person has said yes. */
    void note(StoredSet set, Person by) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("id", Long.toString(set.id()));
        input.put("kind", set.kind());
        input.put("madeBy", email(set.createdBy()));
        input.put("editedBy", email(set.editedBy()));
        input.put("rows", set.rows());
        append("changeSetApproved", set, by, input);
    }

    /** A return is sent by the confirmation of what it takes back. */
    void returned(StoredSet set, Person by) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("id", Long.toString(set.id()));
        input.put("kind", set.kind());
        input.put("rollbackOf", Long.toString(set.rollbackOf() == null ? 0 : set.rollbackOf()));
        append("changeSetReturned", set, by, input);
    }

    /** A plugin has said yes in somebody's name, as nothing was found. */
    void unattended(StoredSet set, Person by) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("id", Long.toString(set.id()));
        input.put("kind", set.kind());
        input.put("plugin", set.plugin());
        input.put("origin", set.origin());
        input.put("rows", set.rows());
        append("changeSetConfirmedUnattended", set, by, input);
    }

    private void append(String action, StoredSet set, @Nullable Person by, Map<String, @Nullable Object> input) {
        AuditRecord line = new AuditRecord(
            by == null ? null : by.userId(),
            email(by),
            set.shop().value(),
            action,
            JsonMapper.shared().writeValueAsString(input),
            AuditOutcome.SUCCEEDED,
            null,
            null,
            null
        );
        TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    audit.append(line);
                }
            }
        );
    }

    private static @Nullable String email(@Nullable Person person) {
        return person == null ? null : person.email();
    }
}
