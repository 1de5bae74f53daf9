package dev.vitrina.pricing.change.machine;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The kind itself; besides, it is known which batch is being sent, and by which of the replicas that may have one at a time. */
final class Watched implements ChangeKind {

    /** Few, so that small sets go in several batches. */
    private static final int SENT_AT_ONCE = 3;

    private static final int CHECKED_AT_ONCE = 5;

    private final ChangeKind kind;
    private final Deque<ChangeBatch> sending = new ArrayDeque<>();

    Watched(ChangeKind kind) {
        this.kind = kind;
    }

    Optional<ChangeBatch> batch() {
        return Optional.ofNullable(sending.peek());
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        sending.push(batch);
        try {
            return faultless(() -> kind.send(shop, batch, priority));
        } finally {
            sending.pop();
        }
    }

    /** The host would go on after a fault of a plugin's. */
    private static <T> T faultless(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            throw new AssertionError("The kind fails", fault);
        }
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public String permission() {
        return kind.permission();
    }

    @Override
    public String readPermission() {
        return kind.readPermission();
    }

    @Override
    public String title(Locale language) {
        return kind.title(language);
    }

    @Override
    public ChangePolicy policy(ShopId shop) {
        return kind.policy(shop);
    }

    /** What the kind itself would have. */
    int wantsAtOnce(ShopId shop) {
        return kind.checkSize(shop);
    }

    @Override
    public int checkSize() {
        return CHECKED_AT_ONCE;
    }

    @Override
    public int checkSize(ShopId shop) {
        return CHECKED_AT_ONCE;
    }

    @Override
    public int batchSize() {
        return SENT_AT_ONCE;
    }

    @Override
    public Duration patience() {
        return kind.patience();
    }

    @Override
    public Duration firstLook() {
        return kind.firstLook();
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        return faultless(() -> kind.check(shop, rows));
    }

    @Override
    public List<CheckedRow> checkDrafted(ShopId shop, List<ChangeRow> rows, int before) {
        return faultless(() -> kind.checkDrafted(shop, rows, before));
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        return faultless(() -> kind.follow(shop, rows));
    }

    @Override
    public boolean sendsWhileFollowing() {
        return kind.sendsWhileFollowing();
    }

    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return kind.reverse(row);
    }

    @Override
    public boolean mayHaveChanged(ShopId shop, ChangeRow row) {
        return kind.mayHaveChanged(shop, row);
    }

    @Override
    public void applied(ShopId shop, List<String> keys) {
        faultless(() -> {
            kind.applied(shop, keys);
            return keys;
        });
    }
}
