package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.good.PriceMethods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the goods that a check goes by: as Wildberries shows them now. Where a quota of four calls an hour is used
 * up, or tens of thousands of goods are checked, the mirror stands in, and says so: before anything is sent the goods are read again in any case. A row that by
 * the mirror would not be sent is never read again: its good is read now, and waited for.
 */
final class PriceJudgement {

    /** How old the mirror may be to stand in for Wildberries. */
    private static final Duration STAND_IN = Duration.ofHours(1);

    /** How old it may be to stand in where Wildberries could be asked, only not at once: one run of the mirror may have failed. */
    private static final Duration YOUNG = Duration.ofMinutes(30);

    /** Goods of more than three readings are those of a large set. */
    static final int LARGE = 3 * PriceMethods.MOST;

    /** Rows at a time of a large set. */
    private static final int MANY = 5 * PriceMethods.MOST;

    /** What keeps a row from being sent because of how its good stands by the mirror, or what that does not hold. */
    private static final Set<String> MISSED = Set.of(
        "GOOD_UNKNOWN",
        "SIZE_UNKNOWN",
        "NO_PRICE",
        "QUARANTINE",
        "UNPROTECTED_DROP",
        "SIZES_DIFFER",
        "SIZE_NOT_EDITABLE"
    );

    private final FreshGoods fresh;
    private final GoodStore store;
    private final Mirror mirror;
    private final RowJudgement judgement;
    private final int large;
    private final Clock clock;

    /** @param large goods of more than so many are judged by the mirror, where it is young */
    PriceJudgement(FreshGoods fresh, GoodStore store, Mirror mirror, RowJudgement judgement, int large, Clock clock) {
        this.fresh = fresh;
        this.store = store;
        this.mirror = mirror;
        this.judgement = judgement;
        this.large = large;
        this.clock = clock;
    }

    /**
     * Rows at a time: many where the mirror may stand in for all of them, else as many as one reading is of, so that what was judged stays so while
     * others take the quota.
     */
    int size(ShopId shop) {
        return asOf(shop, YOUNG) != null && fresh.isQuick(shop) && !fresh.waits(shop, 1) ? MANY : PriceMethods.MOST;
    }

    /** @param within how long what was sent may take to show */
    CheckResult check(ShopId shop, List<ChangeRow> rows, PricePolicy policy, Duration within) {
        RowJudgement.Terms terms = new RowJudgement.Terms(policy, within);
        Set<Long> nmIds = RowJudgement.nmIds(rows);
        int calls = (nmIds.size() + PriceMethods.MOST - 1) / PriceMethods.MOST;
        boolean isFull = nmIds.size() >= PriceMethods.MOST;
        Instant young = nmIds.size() > large || (isFull && fresh.waits(shop, calls)) ? asOf(shop, YOUNG) : null;
        if (young != null) {
            // Part of a large set: somebody would wait half a minute for 50,000 goods, which are read again before they are sent.
            return byMirror(shop, rows, terms, mirrored(Severity.INFO, young));
        }
        return switch (fresh.readAll(shop, nmIds, Priority.REFRESH)) {
            case FreshGoods.Answer.Read(var goods) -> new CheckResult.Checked(
                judgement.of(shop, rows, goods, terms, null)
            );
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> {
                boolean isLong =
                    problem.kind() == FailureKind.RATE_LIMITED &&
                    retryAt.isAfter(clock.instant().plus(Duration.ofMinutes(1)));
                Instant standIn = isLong ? asOf(shop, STAND_IN) : null;
                yield standIn == null
                    ? new CheckResult.Later(problem, retryAt)
                    : byMirror(shop, rows, terms, mirrored(Severity.WARNING, standIn));
            }
        };
    }

    /**
     * What can be said of rows of a large set before they are kept: by a young mirror. Goods of which one row is not to be said are left out with all of theirs,
     * so that the rows of a good are judged by one reading.
     *
     * @param before how many rows of the set came before
     */
    List<CheckedRow> drafted(ShopId shop, List<ChangeRow> rows, int before, PricePolicy policy, Duration within) {
        int goods = RowJudgement.nmIds(rows).size();
        // Those before had as many rows a good, as far as anybody knows.
        long goodsBefore = ((long) before * goods) / rows.size();
        Instant young = goods > large || goodsBefore > large ? asOf(shop, YOUNG) : null;
        if (young == null) {
            return List.of();
        }
        Mirrored how = mirrored(Severity.INFO, young);
        List<CheckedRow> judged = mirrored(shop, rows, new RowJudgement.Terms(policy, within), how);
        Set<Long> unsent = unsent(judged);
        return judged
            .stream()
            .filter(row -> !unsent.contains(PriceKey.of(row.key()).nmId()))
            .toList();
    }

    /** Goods of which a row would not be sent by the mirror. */
    private static Set<Long> unsent(List<CheckedRow> mirrored) {
        return mirrored
            .stream()
            .filter(row -> !isReadAgain(row))
            .map(row -> PriceKey.of(row.key()).nmId())
            .collect(Collectors.toSet());
    }

    /** As of when the mirror is; null when it is older than that. */
    private @Nullable Instant asOf(ShopId shop, Duration most) {
        Instant asOf = mirror.status(shop.value()).asOf();
        return asOf != null && asOf.isAfter(clock.instant().minus(most)) ? asOf : null;
    }

    /** Goods of which a row would not be sent by the mirror are read, and they alone. */
    private CheckResult byMirror(ShopId shop, List<ChangeRow> rows, RowJudgement.Terms terms, Mirrored how) {
        List<CheckedRow> mirrored = mirrored(shop, rows, terms, how);
        Set<Long> unsent = unsent(mirrored);
        if (unsent.isEmpty()) {
            return new CheckResult.Checked(mirrored);
        }
        List<ChangeRow> again = rows
            .stream()
            .filter(row -> unsent.contains(PriceKey.of(row.key()).nmId()))
            .toList();
        return switch (fresh.readAll(shop, unsent, Priority.REFRESH)) {
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> new CheckResult.Later(problem, retryAt);
            case FreshGoods.Answer.Read(var goods) -> {
                List<CheckedRow> all = new ArrayList<>(judgement.of(shop, again, goods, terms, null));
                mirrored
                    .stream()
                    .filter(row -> !unsent.contains(PriceKey.of(row.key()).nmId()))
                    .forEach(all::add);
                yield new CheckResult.Checked(all);
            }
        };
    }

    private List<CheckedRow> mirrored(ShopId shop, List<ChangeRow> rows, RowJudgement.Terms terms, Mirrored how) {
        return inHalves(rows, half -> judgement.of(shop, half, store.find(shop, RowJudgement.nmIds(half)), terms, how));
    }

    /** Side by side: each half waits for the database for a good part of its time. */
    private static List<CheckedRow> inHalves(
        List<ChangeRow> rows,
        Function<List<ChangeRow>, List<CheckedRow>> judging
    ) {
        int half = rows.size() / 2;
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<CheckedRow>> second = beside.submit(() -> judging.apply(rows.subList(half, rows.size())));
            List<CheckedRow> all = new ArrayList<>(judging.apply(rows.subList(0, half)));
            all.addAll(second.get());
            return all;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rows were judged", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error death) {
                throw death;
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    /** Whether the row's good is read before the row comes to its end, or somebody is told that it went by the mirror. */
    private static boolean isReadAgain(CheckedRow row) {
        return (
            row
                .fields()
                .stream()
                .anyMatch(field -> !Objects.equals(field.before(), field.after())) &&
            row
                .findings()
                .stream()
                .noneMatch(finding -> finding.severity() == Severity.ERROR && MISSED.contains(finding.code()))
        );
    }

    private Mirrored mirrored(Severity severity, Instant asOf) {
        return new Mirrored(severity, Long.toString(Duration.between(asOf, clock.instant()).toMinutes()));
    }
}
