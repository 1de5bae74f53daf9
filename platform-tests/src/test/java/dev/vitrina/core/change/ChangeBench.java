package dev.vitrina.core.change;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Change sets with one kind, worked on by hand: a clock that is turned, and a process that dies where it is told to. */
final class ChangeBench {

    static final ShopId SHOP = new ShopId(7);
    static final Person ANN = new Person(1, "ann@example.org");

    final FakeKind kind;
    final ChangeParts parts;
    final ChangeKinds kinds = new ChangeKinds();
    final ChangeActs acts;
    final RollBack rollBack;
    final Drafts drafts;
    final List<AuditRecord> audit = new ArrayList<>();
    final List<ChangeSetEndListener.EndedSet> ended = new ArrayList<>();
    final List<ChangeSetEndListener.WaitingReturn> waiting = new ArrayList<>();
    private final Mortal transactions;
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");

    ChangeBench(HikariDataSource pool, int batchSize) {
        this.kind = new FakeKind("test:use", batchSize, () -> now, FakeKind.SOON);
        this.transactions = new Mortal(pool);
        var unused = kinds.register("test", kind);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        this.parts = ChangeParts.of(
            new JdbcTemplate(pool),
            JdbcClient.create(pool),
            transaction,
            audit::add,
            List.of(new Heard(ended, waiting)),
            () -> now
        );
        this.drafts = new Drafts(parts.sets(), parts.rows(), transaction, () -> now, 20_000);
        this.acts = parts.acts(kinds);
        this.rollBack = new RollBack(parts.sets(), parts.rows(), drafts, kinds, transaction);
    }

    StoredSet draft(String... keys) {
        return draft(null, Stream.of(keys).map(ChangeBench::row).toList());
    }

    StoredSet draft(@Nullable String idempotencyKey, Iterable<DraftRow> rows) {
        return draft(idempotencyKey, null, rows);
    }

    StoredSet draft(@Nullable String idempotencyKey, @Nullable String input, Iterable<DraftRow> rows) {
        return keep(new ChangeSetDraft(SHOP, FakeKind.ID, "Values", "test", idempotencyKey, null, input), rows);
    }

    StoredSet draftBy(Person person, Iterable<DraftRow> rows) {
        Actor by = new Actor(person.userId(), person.email());
        return keep(new ChangeSetDraft(SHOP, FakeKind.ID, "Values", "test", null, by), rows);
    }

    private StoredSet keep(ChangeSetDraft draft, Iterable<DraftRow> rows) {
        return set(drafts.create(draft, entry(), kind.policy(SHOP).maxRows(), rows));
    }

    /** Drafted and to be checked, as plugins do it. */
    StoredSet checking(@Nullable String idempotencyKey, Iterable<DraftRow> rows) {
        ChangeSetDraft draft = new ChangeSetDraft(SHOP, FakeKind.ID, "Values", "test", idempotencyKey, null, null);
        return set(drafts.createAndCheck(draft, entry(), kind.policy(SHOP).maxRows(), rows));
    }

    private ChangeKinds.Entry entry() {
        return new ChangeKinds.Entry("test", kind);
    }

    static DraftRow row(String key) {
        return row(key, null, "\"new\"");
    }

    static DraftRow row(String key, @Nullable String before, @Nullable String after) {
        return new DraftRow(key, "Thing " + key, "{}", List.of(new FieldChange("value", before, after)));
    }

    /** Draft, check and confirmation. */
    StoredSet confirmed(String... keys) {
        StoredSet set = checked(draft(keys));
        return done(confirm(set, set.version(), set.count(RowState.READY), ANN, false));
    }

    /** By somebody who types the number. */
    ActResult confirm(StoredSet set, int version, int rows, Person by, boolean dryRun) {
        return acts.confirm(set, new Confirmation(version, rows, rows, by, Plan.AT_ONCE, dryRun));
    }

    ActResult confirm(StoredSet set, Plan plan) {
        int ready = set.count(RowState.READY);
        return acts.confirm(set, new Confirmation(set.version(), ready, ready, ANN, plan, false));
    }

    /** By somebody who types the number. */
    ActResult retry(StoredSet set, int rows) {
        return retry(set, rows, rows, ANN);
    }

    ActResult retry(StoredSet set, int rows, @Nullable Integer typed, Person by) {
        return acts.retry(set, new Confirmation(set.version(), rows, typed, by, Plan.AT_ONCE, false));
    }

    StoredSet checked(StoredSet draft) {
        var unused = done(acts.check(draft, null));
        work();
        return set(draft.id());
    }

    StoredSet set(long id) {
        return parts.sets().find(id).orElseThrow();
    }

    static StoredSet done(ActResult result) {
        return ((ActResult.Done) result).set();
    }

    static String refused(ActResult result) {
        return ((ActResult.Refused) result).error().code();
    }

    /** One run of the job, to where it would wait or end. */
    JobResult run() {
        return parts.work(kind).run(new Run());
    }

    /** Runs of the job until there is nothing to do, the clock turned to where each wants to go on. */
    void work() {
        while (run() instanceof JobResult.Waiting(var problem, Instant retryAt)) {
            now = retryAt;
        }
    }

    Instant now() {
        return now;
    }

    Returns returns() {
        return parts.returns(kinds, (kind, shop) -> {}, 20_000);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void passTo(Instant time) {
        now = time;
    }

    /** Done right before a commit, counted from here. */
    void beforeCommit(int commit, Runnable act) {
        transactions.acts = commit;
        transactions.act = act;
    }

    /** The process dies at a commit, counted from here; before it takes effect or after. */
    void dieAt(int commit, boolean before) {
        transactions.left = commit;
        transactions.before = before;
    }

    Map<String, RowState> states(StoredSet set) {
        Map<String, RowState> states = new TreeMap<>();
        for (RowState state : RowState.values()) {
            parts
                .rows()
                .in(set, state, 0, 20_000)
                .forEach(row -> states.put(row.key(), state));
        }
        return states;
    }

    /** What nobody catches who works on. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private record Heard(
        List<ChangeSetEndListener.EndedSet> ends,
        List<ChangeSetEndListener.WaitingReturn> returns
    ) implements ChangeSetEndListener {
        @Override
        public void ended(EndedSet set) {
            ends.add(set);
        }

        @Override
        public void returnWaits(WaitingReturn set) {
            returns.add(set);
        }
    }

    private static final class Mortal extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;
        private int left = -1;
        private boolean before;
        private int acts;
        private Runnable act = () -> {};

        private Mortal(HikariDataSource pool) {
            super(pool);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (acts-- == 1) {
                act.run();
            }
            boolean dies = left == 1;
            left--;
            if (dies && before) {
                doRollback(status);
                throw new Death();
            }
            super.doCommit(status);
            if (dies) {
                throw new Death();
            }
        }
    }

    private static final class Run implements JobRun {

        @Override
        public String jobId() {
            return "run";
        }

        @Override
        public ShopId shop() {
            return SHOP;
        }

        @Override
        public String input() {
            return "{}";
        }

        @Override
        public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
