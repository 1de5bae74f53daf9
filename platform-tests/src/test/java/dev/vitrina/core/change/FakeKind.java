package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.money.Money;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A kind over an upstream of key and value, which is told by the beginning of a key what to do with it: {@code rejected} at once, {@code late} taken and
 * refused afterwards, {@code lost} taken and the batch's answer lost, {@code gone} the same and not taken, {@code never} taken and nothing heard of.
 */
final class FakeKind implements ChangeKind {

    static final String ID = "test.values";
    static final Duration SOON = Duration.ofSeconds(10);

    final Map<String, String> values = new ConcurrentHashMap<>();
    final List<Event> history = new CopyOnWriteArrayList<>();
    final List<Integer> checkedAtOnce = new CopyOnWriteArrayList<>();
    final List<List<String>> batches = new CopyOnWriteArrayList<>();
    final List<String> applied = new CopyOnWriteArrayList<>();
    /** Called before the upstream takes a batch, and after. */
    Consumer<ChangeBatch> beforeTaking = batch -> {};
    Consumer<ChangeBatch> afterTaking = batch -> {};
    /** Called with the first key of what is to be judged. */
    Consumer<String> beforeJudging = key -> {};
    int checkSize = 500;
    /** Of what is drafted it judges these at once; how many came after how many. */
    Predicate<String> judgesAtOnce = key -> false;
    final Map<Integer, Integer> draftedAtOnce = new ConcurrentHashMap<>();
    final Set<String> forbiddenNow = ConcurrentHashMap.newKeySet();
    final Set<String> riskyNow = ConcurrentHashMap.newKeySet();
    Supplier<ChangePolicy> policy = () -> ChangePolicy.DEFAULT;
    boolean sendsWhileFollowing;
    int follows;
    int later;
    String readPermission;
    String riskPermission;
    private final String permission;
    private final int batchSize;
    private final InstantSource clock;
    private final Duration soon;

    FakeKind(String permission, int batchSize, InstantSource clock, Duration soon) {
        this.permission = permission;
        this.readPermission = permission;
        this.riskPermission = permission;
        this.batchSize = batchSize;
        this.clock = clock;
        this.soon = soon;
    }

    /** What the upstream did with a key, or said of it. */
    record Event(String key, What what) {
        enum What {
            TAKEN,
            NO,
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return permission;
    }

    @Override
    public String readPermission() {
        return readPermission;
    }

    @Override
    public String riskPermission() {
        return riskPermission;
    }

    @Override
    public String title(Locale language) {
        return language.getLanguage().equals("ru") ? "Значения" : "Values";
    }

    @Override
    public String fieldName(String field, Locale language) {
        return language.getLanguage().equals("ru") ? "Значение" : field;
    }

    @Override
    public String explain(Reason reason, Locale language) {
        return language.getLanguage().equals("ru") && reason.code().equals("FORBIDDEN_VALUE")
            ? "Так нельзя"
            : reason.message();
    }

    @Override
    public int checkSize(ShopId shop) {
        return checkSize;
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        checkedAtOnce.add(rows.size());
        beforeJudging.accept(rows.getFirst().key());
        if (later > 0) {
            later--;
            return new CheckResult.Later(busy(), clock.instant().plus(SOON));
        }
        return new CheckResult.Checked(
            rows
                .stream()
                .filter(row -> !row.key().startsWith("unseen"))
                .map(this::check)
                .toList()
        );
    }

    @Override
    public List<CheckedRow> checkDrafted(ShopId shop, List<ChangeRow> rows, int before) {
        draftedAtOnce.put(before, rows.size());
        return rows
            .stream()
            .filter(row -> judgesAtOnce.test(row.key()))
            .map(this::check)
            .toList();
    }

    private CheckedRow check(ChangeRow row) {
        FieldChange wanted = row.fields().getFirst();
        boolean forbidden = Objects.equals(wanted.after(), "\"forbidden\"");
        return CheckedRow.of(
            row,
            List.of(new FieldChange(wanted.name(), values.get(row.key()), wanted.after())),
            forbidden ? List.of(Finding.error("FORBIDDEN_VALUE", "Not this", "value")) : risk(row.key())
        );
    }

    private List<Finding> risk(String key) {
        if (forbiddenNow.contains(key)) {
            return List.of(Finding.error("FORBIDDEN_NOW", "Not any more", "value"));
        }
        Finding floor = Finding.warning("BELOW_FLOOR", "Below the floor", "value").risking(Money.of("100.10", "RUB"));
        Finding cost = Finding.warning("BELOW_COST", "Below what it costs", "value").risking(Money.of("250", "RUB"));
        if (key.startsWith("dear")) {
            return List.of(floor, cost);
        }
        return key.startsWith("risky") || riskyNow.contains(key) ? List.of(floor) : List.of();
    }

    @Override
    public ChangePolicy policy(ShopId shop) {
        return policy.get();
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        if (later > 0) {
            later--;
            return new SendResult.Later(busy(), clock.instant().plus(SOON));
        }
        batches.add(batch.rows().stream().map(ChangeRow::key).toList());
        beforeTaking.accept(batch);
        Map<String, Reason> rejected = new HashMap<>();
        boolean lost = false;
        for (ChangeRow row : batch.rows()) {
            if (row.key().startsWith("rejected") && row.attempts() == 1) {
                rejected.put(row.key(), new Reason("REJECTED", "No"));
                history.add(new Event(row.key(), Event.What.NO));
            } else if (!row.key().startsWith("gone")) {
                history.add(new Event(row.key(), Event.What.TAKEN));
                take(row);
            }
            lost |= row.key().startsWith("lost") || row.key().startsWith("gone");
        }
        afterTaking.accept(batch);
        Instant look = clock.instant().plus(soon);
        return lost
            ? new SendResult.Uncertain(new Reason("NO_ANSWER", "The answer was lost"), look)
            : new SendResult.Accepted("upload-" + batch.number(), rejected, look);
    }

    private void take(ChangeRow row) {
        String value = row.fields().getFirst().after();
        boolean refusedLater = row.key().startsWith("late") && row.attempts() == 1;
        if (!refusedLater && value != null && !row.key().startsWith("never")) {
            values.put(row.key(), value);
        }
    }

    @Override
    public boolean sendsWhileFollowing() {
        return sendsWhileFollowing;
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        follows++;
        if (later > 0) {
            later--;
            return new FollowResult.Later(busy(), clock.instant().plus(SOON));
        }
        Map<String, RowOutcome> outcomes = new HashMap<>();
        for (ChangeRow row : rows) {
            if (Objects.equals(values.get(row.key()), row.fields().getFirst().after())) {
                outcomes.put(row.key(), new RowOutcome.Verified());
            } else if (!row.key().startsWith("never")) {
                history.add(new Event(row.key(), Event.What.NO));
                outcomes.put(row.key(), new RowOutcome.Failed(new Reason("NOT_THERE", "It is not there")));
            }
        }
        return new FollowResult.Looked(outcomes);
    }

    /** What is done {@code once} cannot be taken back. */
    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return row.key().startsWith("once") ? Optional.empty() : ChangeKind.super.reverse(row);
    }

    /** What was refused late has begun by then. */
    @Override
    public boolean mayHaveChanged(ShopId shop, ChangeRow row) {
        return row.key().startsWith("late") || row.key().startsWith("never");
    }

    @Override
    public void applied(ShopId shop, List<String> keys) {
        applied.addAll(keys);
    }

    private Problem busy() {
        return new Problem(FailureKind.RATE_LIMITED, "Busy", clock.instant().plus(SOON));
    }

    /** Of the keys that the upstream took again without having said no in between; empty when all is well. */
    List<String> takenTwice() {
        List<String> twice = new ArrayList<>();
        Map<String, Event.What> last = new HashMap<>();
        for (Event event : history) {
            if (event.what() == Event.What.TAKEN && last.get(event.key()) == Event.What.TAKEN) {
                twice.add(event.key());
            }
            last.put(event.key(), event.what());
        }
        return twice;
    }
}
