package dev.vitrina.core.audit;

/**
 * Appends to the audit trail. The entry is committed when {@link #append} returns, in a transaction of its own: what happened
 * is on record before its answer leaves, and also when the act itself is rolled back.
 */
public interface AuditLog {
    void append(AuditRecord entry);
}
