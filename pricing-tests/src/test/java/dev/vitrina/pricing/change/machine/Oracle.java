package dev.vitrina.pricing.change.machine;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was confirmed, kept in memory, and what that allows. It knows what Wildberries really did, which nobody else does. */
final class Oracle {

    /** Of each set, by key. */
    private final Map<Long, Map<String, Promise>> promises = new HashMap<>();
    /** How often somebody said yes to a set's rows. */
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<Long, GoodsStatus> lastRead = new HashMap<>();
    private final Map<Long, List<GoodsStatus>> reads = new HashMap<>();
    private final LongFunction<Truth> truth;
    private final Map<Long, Integer> sizes;
    private final Set<Boolean> stops = new HashSet<>();

    /**
     * @param truth of an upload's goods by its number
     * @param sizes how many each good has
     */
    Oracle(LongFunction<Truth> truth, Map<Long, Integer> sizes) {
        this.truth = truth;
        this.sizes = Map.copyOf(sizes);
    }

    /** What became of an upload at Wildberries. @param applied by what a row is called; empty as well while it waits */
    record Truth(boolean waits, Set<String> applied) {}

    /** What a row shows and would make of it; what is null is not told. */
    record Promise(PriceKey key, Side before, Side after) {
        static Promise of(ChangeRow row) {
            return new Promise(PriceKey.of(row.key()), Side.of(row, true), Side.of(row, false));
        }
    }

    record Side(@Nullable BigDecimal price, @Nullable Integer discount, @Nullable BigDecimal paid) {
        static Side of(ChangeRow row, boolean before) {
            return new Side(
                number(row, before, "price"),
                whole(row, before, "discount", "clubDiscount"),
                number(row, before, "discountedPrice", "clubDiscountedPrice")
            );
        }

        private static @Nullable Integer whole(ChangeRow row, boolean before, String... names) {
            BigDecimal number = number(row, before, names);
            return number == null ? null : (Integer) number.intValueExact();
        }

        private static @Nullable BigDecimal number(ChangeRow row, boolean before, String... names) {
            return row
                .fields()
                .stream()
                .filter(field -> Stream.of(names).anyMatch(field.name()::equals))
                .map(before ? FieldChange::before : FieldChange::after)
                .filter(text -> text != null && !text.equals("null"))
                .map(BigDecimal::new)
                .findFirst()
                .orElse(null);
        }

        boolean isSame(Side other) {
            return equal(price, other.price) && Objects.equals(discount, other.discount);
        }

        private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null || other == null ? one == other : one.compareTo(other) == 0;
        }
    }

    /** An item of an upload. */
    record Item(PriceKey key, @Nullable Integer price, @Nullable Integer discount) {
        String name() {
            return key.text();
        }
    }

    /** One that was made. */
    static final class Attempt {

        private final long set;
        private final String key;
        private final int asked;
        private final Set<Long> uploads = new HashSet<>();
        /** On its way, and not there. */
        private boolean underWay = true;

        private Attempt(long set, String key, int asked) {
            this.set = set;
            this.key = key;
            this.asked = asked;
        }
    }

    private enum Fate {
        NOTHING,
        WAITS,
        APPLIED,
    }

    void confirmed(long set, Collection<ChangeRow> rows) {
        Map<String, Promise> all = promises.computeIfAbsent(set, _ -> new HashMap<>());
        rows.forEach(row -> {
            all.put(row.key(), Promise.of(row));
            asked.merge(set + " " + row.key(), 1, Integer::sum);
        });
    }

    boolean isConfirmed(long set) {
        return promises.containsKey(set);
    }

    Map<String, Promise> promises(long set) {
        return promises.getOrDefault(set, Map.of());
    }

    /** Somebody had these sent again. */
    void askedAgain(long set, Collection<String> keys) {
        keys.forEach(key -> asked.merge(set + " " + key, 1, Integer::sum));
    }

    void stopped(boolean everywhere) {
        stops.add(everywhere);
    }

    void goesOn(boolean everywhere) {
        stops.remove(everywhere);
    }

    void read(GoodsStatus good) {
        lastRead.put(good.nmId(), good);
        reads.computeIfAbsent(good.nmId(), _ -> new ArrayList<>()).add(good);
    }

    /** While another replica works in between, the one that sleeps knows what it knew. */
    Map<Long, GoodsStatus> sleep() {
        return new HashMap<>(lastRead);
    }

    /** Of what it never read itself it may know what the other one read: readings for a try that did not go out are shared. */
    void wake(Map<Long, GoodsStatus> known) {
        lastRead.putAll(known);
    }

    /** An upload begins: every item must be allowed. */
    List<Attempt> uploads(long set, List<Item> items) {
        require(stops.isEmpty(), "An upload of set %d begins although sending is stopped", set);
        List<Attempt> made = new ArrayList<>();
        for (Item item : items) {
            Promise promise = promises(set).get(item.name());
            require(promise != null, "Set %d sends %s, which nobody confirmed", set, item);
            require(isPromised(item, promise), "Set %d sends %s, but confirmed was %s", set, item, promise);
            require(
                isStillSo(set, promise),
                "Set %d sends %s though its good was %s when it was read last, and confirmed was %s",
                set,
                item,
                lastRead.get(item.key().nmId()),
                promise
            );
            int times = asked.getOrDefault(set + " " + item.name(), 0);
            for (Attempt earlier : attempts) {
                if (earlier.set == set && earlier.key.equals(item.name())) {
                    Fate fate = fate(earlier);
                    require(fate != Fate.WAITS, "Set %d sends %s again while its upload is under way", set, item);
                    require(
                        fate != Fate.APPLIED || earlier.asked < times,
                        "Set %d sends %s again, which was applied, and nobody asked for it",
                        set,
                        item
                    );
                }
            }
            made.add(new Attempt(set, item.name(), times));
        }
        attempts.addAll(made);
        return made;
    }

    /** It was there, or will never be. @param numbers of what Wildberries made of it */
    static void arrived(List<Attempt> made, Collection<Long> numbers) {
        made.forEach(attempt -> {
            attempt.underWay = false;
            attempt.uploads.addAll(numbers);
        });
    }

    /** A row counts as applied. */
    void verified(long set, Promise promise) {
        require(
            reads
                .getOrDefault(promise.key().nmId(), List.of())
                .stream()
                .anyMatch(good -> isShown(good, promise)),
            "Set %d says that %s is applied, which Wildberries never showed",
            set,
            promise
        );
    }

    /** A row counts as failed: whatever was uploaded of it by this asking came to nothing, or to something else since. */
    void failed(long set, Promise promise, String why) {
        int times = asked.getOrDefault(set + " " + promise.key().text(), 0);
        GoodsStatus known = lastRead.get(promise.key().nmId());
        for (Attempt attempt : attempts) {
            if (attempt.set == set && attempt.key.equals(promise.key().text()) && attempt.asked == times) {
                Fate fate = fate(attempt);
                require(fate != Fate.WAITS, "Set %d says that %s failed (%s), but it is under way", set, promise, why);
                require(
                    fate != Fate.APPLIED || known == null || !isShown(known, promise),
                    "Set %d says that %s failed (%s), but it shows",
                    set,
                    promise,
                    why
                );
            }
        }
    }

    /** Nobody asks after the row any more, and what became of it was not found out. @param now as it is */
    void leftOpen(long set, Promise promise, GoodsStatus now) {
        boolean applied = attempts
            .stream()
            .filter(attempt -> attempt.set == set && attempt.key.equals(promise.key().text()))
            .anyMatch(attempt -> fate(attempt) == Fate.APPLIED);
        require(!applied || !isShown(now, promise), "Set %d does not know of %s, which shows", set, promise);
    }

    private Fate fate(Attempt attempt) {
        if (attempt.underWay) {
            return Fate.WAITS;
        }
        Fate fate = Fate.NOTHING;
        for (long upload : attempt.uploads) {
            Truth became = truth.apply(upload);
            if (became.waits()) {
                return Fate.WAITS;
            }
            if (became.applied().contains(attempt.key)) {
                fate = Fate.APPLIED;
            }
        }
        return fate;
    }

    private static boolean isPromised(Item item, Promise promise) {
        Side after = promise.after();
        boolean samePrice =
            item.price() == null ||
            (after.price() != null && after.price().compareTo(BigDecimal.valueOf(item.price())) == 0);
        boolean sameDiscount = item.discount() == null || item.discount().equals(after.discount());
        return samePrice && sameDiscount && (item.price() != null || item.discount() != null);
    }

    /** Whether what people saw before them when they said yes is what was read last; other rows of the set may have changed the rest. */
    private boolean isStillSo(long set, Promise promise) {
        GoodsStatus good = lastRead.get(promise.key().nmId());
        if (good == null) {
            return false;
        }
        List<Promise> beside = promises(set)
            .values()
            .stream()
            .filter(other -> other.key().nmId() == promise.key().nmId() && !other.key().equals(promise.key()))
            .filter(other -> !other.key().group().equals(promise.key().group()))
            .toList();
        if (!beside.isEmpty()) {
            // A price of the good is one of all its sizes, and what is paid depends on all rows: of those only the discount is the row's own.
            return promise.key() instanceof PriceKey.Size || isDiscount(good, promise);
        }
        BigDecimal paid = promise.before().paid();
        boolean same = isShown(good, new Promise(promise.key(), promise.before(), promise.before()));
        return same && (paid == null || paid(good, promise.key()).compareTo(paid) == 0);
    }

    private static boolean isDiscount(GoodsStatus good, Promise promise) {
        int now = promise.key() instanceof PriceKey.Club ? good.clubDiscount() : good.discount();
        Integer before = promise.before().discount();
        return before == null || before == now;
    }

    boolean isShown(GoodsStatus good, Promise promise) {
        BigDecimal price = promise.after().price();
        Integer discount = promise.after().discount();
        return switch (promise.key()) {
            case PriceKey.Goods _ -> (price == null ||
                prices(good)
                    .stream()
                    .allMatch(one -> one.compareTo(price) == 0)) &&
            (discount == null || discount == good.discount());
            case PriceKey.Size(long _, long sizeId) -> price != null && priceOf(good, sizeId).compareTo(price) == 0;
            case PriceKey.Club _ -> discount != null && discount == good.clubDiscount();
        };
    }

    private BigDecimal paid(GoodsStatus good, PriceKey key) {
        BigDecimal cheapest = prices(good).stream().min(BigDecimal::compareTo).orElseThrow();
        return switch (key) {
            case PriceKey.Goods _ -> Prices.discounted(cheapest, good.discount());
            case PriceKey.Size(long _, long sizeId) -> Prices.discounted(priceOf(good, sizeId), good.discount());
            case PriceKey.Club _ -> Prices.discounted(
                Prices.discounted(cheapest, good.discount()),
                good.clubDiscount()
            );
        };
    }

    private static BigDecimal priceOf(GoodsStatus good, long sizeId) {
        return BigDecimal.valueOf(good.sizePrices().getOrDefault(sizeId, good.price()));
    }

    private List<BigDecimal> prices(GoodsStatus good) {
        boolean allOwn = good.sizePrices().size() >= sizes.getOrDefault(good.nmId(), 1);
        return Stream.concat(
            good.sizePrices().values().stream(),
            allOwn && !good.sizePrices().isEmpty() ? Stream.of() : Stream.of(good.price())
        )
            .map(BigDecimal::valueOf)
            .toList();
    }

    private static void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new AssertionError(message.formatted(arguments));
        }
    }
}
