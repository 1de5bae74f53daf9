package dev.vitrina.sandbox.catalogue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One seller's generated catalogue with its overlay. Not thread-safe; {@link Catalogue} guards it. */
final class CatalogueState {

    private final BaseCatalogue base;
    private final Overlay overlay = new Overlay();
    private final CardIds ids;
    private final CardGenerator generator;
    private final InstantSource clock;
    private final CardLookup lookup;
    private final TagBook tags;
    private final CardErrors errors = new CardErrors();
    private final PendingWrites writes;
    private int added;
    private int regrouped;
    private int barcodes;
    private long lastStamp;

    private CatalogueState(BaseCatalogue base, CardIds ids, CardGenerator generator, InstantSource clock) {
        this.base = base;
        this.ids = ids;
        this.generator = generator;
        this.clock = clock;
        this.lookup = new CardLookup(base, overlay, ids, generator);
        this.tags = new TagBook(generator.tags());
        this.writes = new PendingWrites("from " + ids.nmId(0));
    }

    static CatalogueState of(CatalogueSpec spec, Vocabulary vocabulary, InstantSource clock) {
        Hash hash = new Hash(spec.seed() * 31 + spec.seller());
        CardIds ids = new CardIds(hash, spec.seller(), spec.sellers());
        CardGenerator generator = new CardGenerator(hash, ids, vocabulary, spec.seller());
        long from = Rfc3339.micros(spec.from());
        CardOrder order = new CardOrder(hash, spec.size(), from, Rfc3339.micros(spec.until()));
        return new CatalogueState(new BaseCatalogue(order, ids, generator), ids, generator, clock);
    }

    BaseCatalogue base() {
        return base;
    }

    Overlay overlay() {
        return overlay;
    }

    TagBook tags() {
        return tags;
    }

    CardErrors errors() {
        return errors;
    }

    PendingWrites writes() {
        return writes;
    }

    CardLookup lookup() {
        return lookup;
    }

    CardIds ids() {
        return ids;
    }

    CardWalk walk(@Nullable CardKey after, SortOrder order) {
        return new CardWalk(base, overlay, after, order);
    }

    Optional<Card> find(long nmId) {
        if (overlay.hides(nmId)) {
            return overlay.live(nmId);
        }
        int index = base.indexOf(nmId);
        return index < 0 ? Optional.empty() : Optional.of(base.atIndex(index).card());
    }

    boolean knows(long nmId) {
        return overlay.hides(nmId) || base.indexOf(nmId) >= 0;
    }

    int count() {
        int hidden = (int) Stream.of(overlay.live().keySet(), overlay.trash().keySet(), overlay.purged())
            .flatMap(Collection::stream)
            .filter(nmId -> base.indexOf(nmId) >= 0)
            .count();
        return base.size() - hidden + overlay.live().size();
    }

    List<Card> byNmId(long after, int limit) {
        return collect(ids.indexAfter(after), after, limit);
    }

    List<Card> slice(long offset, int limit) {
        long skip = offset;
        // Generated cards that left the list shift everything behind them; there are few of them, and they are sorted.
        for (int gone : goneIndexes()) {
            skip += gone <= skip ? 1 : 0;
        }
        if (skip < base.size()) {
            return collect((int) skip, 0, limit);
        }
        return overlay
            .live()
            .tailMap(ids.nmId(ids.firstAdded()))
            .values()
            .stream()
            .skip(skip - base.size())
            .limit(limit)
            .toList();
    }

    long[] nmIds() {
        LongStream generated = IntStream.range(0, base.size())
            .mapToLong(base::nmId)
            .filter(nmId -> !overlay.isGone(nmId));
        NavigableMap<Long, Card> added = overlay.live().tailMap(ids.nmId(ids.firstAdded()), true);
        return LongStream.concat(generated, added.keySet().stream().mapToLong(Long::longValue)).toArray();
    }

    /** A card that did not exist before. */
    Card create() {
        int index = nextIndex();
        long now = stamp();
        return generator.card(index, now, now);
    }

    /** A card that did not exist before and says nothing of itself yet. */
    CardEditor blank(Subject subject) {
        return generator.blank(nextIndex(), subject, stamp());
    }

    private int nextIndex() {
        int index = ids.firstAdded() + added++;
        if (index > ids.largestIndex()) {
            throw new IllegalStateException("no more than " + (added - 1) + " cards can be added to a catalogue");
        }
        return index;
    }

    String freshBarcode() {
        return ids.freshBarcode(barcodes++);
    }

    long freshImtId() {
        return ids.freshImtId(regrouped++);
    }

    /**
     * The seller's time, moved on by a microsecond where the clock has not moved, so that two changes never share it. A clock shifted
     * back is obeyed: that is how a test makes a change older than the last cursor.
     */
    long stamp() {
        long now = Rfc3339.micros(clock.instant());
        boolean stoodStill = now <= lastStamp && lastStamp - now < 1_000_000;
        lastStamp = stoodStill ? lastStamp + 1 : now;
        return lastStamp;
    }

    private List<Card> collect(int fromIndex, long afterNmId, int limit) {
        List<Card> page = new ArrayList<>();
        for (int index = fromIndex; index < base.size() && page.size() < limit; index++) {
            find(base.nmId(index)).ifPresent(page::add);
        }
        overlay
            .live()
            .tailMap(Math.max(afterNmId, ids.nmId(ids.firstAdded()) - 1), false)
            .values()
            .stream()
            .limit(limit - (long) page.size())
            .forEach(page::add);
        return page;
    }

    private List<Integer> goneIndexes() {
        return Stream.concat(overlay.trash().keySet().stream(), overlay.purged().stream())
            .map(base::indexOf)
            .filter(index -> index >= 0)
            .sorted()
            .toList();
    }
}
