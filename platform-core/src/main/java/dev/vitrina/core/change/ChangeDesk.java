package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.core.change.ChangeKinds.Entry;
import dev.vitrina.core.change.StoredSet.Person;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where change sets are handed in and acted on: what was decided is committed, and the worker is woken. Whether one may is asked before. */
final class ChangeDesk {

    private static final Logger log = LoggerFactory.getLogger(ChangeDesk.class);

    private final ChangeKinds kinds;
    private final Policies policies;
    private final ChangeSetStore sets;
    private final Drafts drafts;
    private final ChangeActs acts;
    private final Unattended unattended;
    private final RollBack rollBack;
    private final ChangeWorkers workers;

    ChangeDesk(
        ChangeKinds kinds,
        Policies policies,
        ChangeSetStore sets,
        Drafts drafts,
        ChangeActs acts,
        Unattended unattended,
        RollBack rollBack,
        ChangeWorkers workers
    ) {
        this.kinds = kinds;
        this.policies = policies;
        this.sets = sets;
        this.drafts = drafts;
        this.acts = acts;
        this.unattended = unattended;
        this.rollBack = rollBack;
        this.workers = workers;
    }

    Optional<Entry> kind(String id) {
        return kinds.find(id);
    }

    /** What it takes to confirm a set; empty where it cannot be known. */
    Optional<ChangePolicy> policy(StoredSet set) {
        return policies.find(set.kind(), set.shop());
    }

    Optional<StoredSet> find(long id) {
        return sets.find(id);
    }

    long create(ChangeSetDraft draft, Entry kind, Iterable<DraftRow> rows) {
        return drafts.create(draft, kind, policies.require(kind, draft.shop()).maxRows(), rows);
    }

    long createAndCheck(ChangeSetDraft draft, Entry kind, Iterable<DraftRow> rows) {
        long id = drafts.createAndCheck(draft, kind, policies.require(kind, draft.shop()).maxRows(), rows);
        try {
            workers.wake(draft.kind(), draft.shop());
        } catch (RuntimeException asleep) {
            // The set is there all the same: whoever looks for open sets finds it a few seconds later.
            log.warn("The check of change set {} could not be begun at once", id, asleep);
        }
        return id;
    }

    ActResult check(StoredSet set, @Nullable Integer version) {
        return woken(acts.check(set, version));
    }

    ActResult confirm(StoredSet set, Confirmation yes) {
        return woken(acts.confirm(set, yes));
    }

    ActResult confirmUnattended(StoredSet set, Person by) {
        return woken(unattended.confirm(set, by));
    }

    ActResult cancel(StoredSet set, @Nullable Integer version) {
        return acts.cancel(set, version);
    }

    ActResult retry(StoredSet set, Confirmation yes) {
        return woken(acts.retry(set, yes));
    }

    ActResult reschedule(StoredSet set, int version, Plan plan, Person by) {
        return woken(acts.reschedule(set, version, plan, by));
    }

    ActResult rollBack(StoredSet set, @Nullable Integer version, Person by) {
        return woken(rollBack.of(set, version, by));
    }

    ActResult delete(StoredSet set, int version, Collection<String> keys, Person by) {
        return acts.delete(set, version, keys, by);
    }

    private ActResult woken(ActResult result) {
        if (result instanceof ActResult.Done(StoredSet set)) {
            workers.wake(set.kind(), set.shop());
        }
        return result;
    }
}
