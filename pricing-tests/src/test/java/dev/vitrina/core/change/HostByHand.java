package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.job.ExclusiveJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The host's change sets without a host around them: what people and jobs do is done by hand, and the process dies at the commit it is told to. */
public final class HostByHand {

    private static final int MOST_ROWS = 1_000;

    private final ChangeKinds kinds = new ChangeKinds();
    private final Mortal transactions;
    private final ChangeParts parts;
    private final ChangeActs acts;
    private final ChangeDesk desk;
    private final JdbcTemplate jdbc;

    public HostByHand(DataSource pool, InstantSource clock) {
        this.transactions = new Mortal(pool);
        this.jdbc = new JdbcTemplate(pool);
        this.parts = ChangeParts.of(
            jdbc,
            JdbcClient.create(pool),
            new TransactionTemplate(transactions),
            entry -> {},
            List.of(),
            clock
        );
        this.acts = parts.acts(kinds);
        this.desk = parts.desk(kinds, workers(), MOST_ROWS);
    }

    /** Jobs are run by hand. */
    @SuppressWarnings("NullAway")
    private ChangeWorkers workers() {
        return new ChangeWorkers(null, new NoJobs(), parts.open(), parts::work);
    }

    /** A set as people see it. */
    public record Seen(
        long id,
        ChangeSetState state,
        int version,
        Map<RowState, Integer> counts,
        @Nullable Long rollbackOf,
        @Nullable Instant returnAt
    ) {
        public int count(RowState state) {
            return counts.getOrDefault(state, 0);
        }
    }

    /** @param asked whether it is still asked after */
    public record SeenRow(ChangeRow row, @Nullable Reason reason, boolean found, boolean asked) {}

    /** What nobody catches who works on. */
    public static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    public ChangeSets changeSets(String plugin) {
        return new PluginChangeSets(plugin, desk, () -> {
            throw new IllegalStateException("a person confirms each set of these stories");
        });
    }

    public void register(String plugin, ChangeKind kind) {
        var unused = kinds.register(plugin, kind);
    }

    public JobResult run(ChangeKind kind, JobRun run) {
        return parts.work(kind).run(run);
    }

    /** What the host does every few seconds. */
    public void takeBack() {
        parts.returns(kinds, (kind, shop) -> {}, MOST_ROWS).run();
    }

    /** Dies at so many commits from here, before it takes effect or after; never by 0. */
    public void dieAt(int commit, boolean before) {
        transactions.left = commit == 0 ? -1 : commit;
        transactions.before = before;
    }

    /** @return why not; null when it was done */
    public @Nullable String check(long id, int version) {
        return refusal(acts.check(set(id), version));
    }

    /** @return why not; null when it was done */
    public @Nullable String confirm(
        long id,
        int version,
        int rows,
        long person,
        @Nullable Instant sendAt,
        @Nullable Instant returnAt
    ) {
        return refusal(
            acts.confirm(set(id), new Confirmation(version, rows, rows, by(person), new Plan(sendAt, returnAt), false))
        );
    }

    /** @return why not; null when it was done */
    public @Nullable String retry(long id, int version, int rows, long person) {
        return refusal(acts.retry(set(id), new Confirmation(version, rows, rows, by(person), Plan.AT_ONCE, false)));
    }

    /** @return why not; null when it was done */
    public @Nullable String cancel(long id, int version) {
        return refusal(acts.cancel(set(id), version));
    }

    /** @return why not; null when it was done */
    public @Nullable String delete(long id, int version, Collection<String> keys, long person) {
        return refusal(acts.delete(set(id), version, keys, by(person)));
    }

    /** The set that takes this one back; empty when there cannot be one. */
    public Optional<Long> rollBack(long id, long person) {
        return desk.rollBack(set(id), null, by(person)) instanceof ActResult.Done(StoredSet made)
            ? Optional.of(made.id())
            : Optional.empty();
    }

    public void stop(@Nullable ShopId shop) {
        parts.sending(workers()).stop(shop, "enough", by(1));
    }

    public void goOn(@Nullable ShopId shop) {
        var unused = parts.sending(workers()).goOn(shop);
    }

    public List<Long> ids(ShopId shop) {
        return jdbc.query(
            "SELECT id FROM platform.change_set WHERE shop_id = ? ORDER BY id",
            (row, _) -> row.getLong(1),
            shop.value()
        );
    }

    public Seen seen(long id) {
        StoredSet set = set(id);
        return new Seen(id, set.state(), set.version(), set.rows(), set.rollbackOf(), set.schedule().returnAt());
    }

    public List<SeenRow> rows(ShopId shop, long id) {
        return jdbc.query(
            "SELECT " +
            ChangeRowStore.COLUMNS +
            ", next_look FROM platform.change_row WHERE shop_id = ? AND set_id = ? ORDER BY ordinal",
            (row, number) -> {
                StoredRow stored = ChangeRowStore.ROW.mapRow(row, number);
                return new SeenRow(
                    stored.row(),
                    stored.reason(),
                    !stored.findings().isEmpty(),
                    row.getObject("next_look") != null
                );
            },
            shop.value(),
            id
        );
    }

    public void forget(ShopId shop) {
        parts.sets().forget(shop);
    }

    private StoredSet set(long id) {
        return parts.sets().find(id).orElseThrow();
    }

    private static Person by(long person) {
        return new Person(person, "person" + person + "@example.org");
    }

    private static @Nullable String refusal(ActResult result) {
        return result instanceof ActResult.Refused(var error) ? error.code() : null;
    }

    private static final class Mortal extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;
        private int left = -1;
        private boolean before;

        private Mortal(DataSource pool) {
            super(pool);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
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

    private static final class NoJobs implements ExclusiveJobs {

        @Override
        public Optional<Job> startUnlessActive(String type, @Nullable ShopId shop, String input) {
            return Optional.empty();
        }

        @Override
        public Job startNow(String type, @Nullable ShopId shop, String input) {
            return new Job("1", type, shop, JobState.QUEUED, null, 0, null, 0, null, Instant.EPOCH, null, null);
        }
    }
}
