package dev.vitrina.sandbox.catalogue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cards of one seller: generated ones, and what was changed since. Reading a page costs the page, at any depth and size; only filters
 * look at more. Thread-safe: a page shows one moment.
 */
public final class Catalogue {

    private final Vocabulary vocabulary;
    private final InstantSource clock;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private CatalogueSpec spec;
    private CatalogueState state;
    private volatile long nextDue = Long.MAX_VALUE;

    public Catalogue(CatalogueSpec spec, Vocabulary vocabulary, InstantSource clock) {
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.spec = spec;
        this.state = CatalogueState.of(spec, vocabulary, clock);
    }

    /** A page of the card list; cards in the trash are not in it. */
    public List<Card> page(CardQuery query) {
        return read(now -> {
            List<Card> page = new ArrayList<>(query.limit());
            CardWalk walk = now.walk(query.after(), query.order());
            while (page.size() < query.limit() && walk.advance()) {
                if (query.filter().accepts(walk.current())) {
                    Card card = now.tags().current(walk.current().card());
                    // A label that was deleted is still on the generated card.
                    if (query.filter().accepts(card)) {
                        page.add(card);
                    }
                }
            }
            return page;
        });
    }

    /** A page of the trash; only {@code textSearch} of the filter counts there. */
    public List<TrashedCard> trashPage(CardQuery query) {
        return read(now ->
            now
                .overlay()
                .trashFrom(query.after(), query.order())
                .values()
                .stream()
                .filter(trashed -> query.filter().accepts(trashed.card()))
                .limit(query.limit())
                .toList()
        );
    }

    /** The card with this nmId unless it is in the trash or gone. */
    public Optional<Card> find(long nmId) {
        return read(now -> now.find(nmId).map(now.tags()::current));
    }

    public Optional<TrashedCard> findTrashed(long nmId) {
        return read(now -> now.overlay().trashed(nmId));
    }

    /** Whether this nmId was ever given to a card of this seller. */
    public boolean knows(long nmId) {
        return read(now -> now.knows(nmId));
    }

    /** Up to {@code limit} live cards with a greater nmId, by nmId. */
    public List<Card> byNmId(long after, int limit) {
        return read(now -> now.byNmId(after, limit).stream().map(now.tags()::current).toList());
    }

    /** Up to {@code limit} live cards by nmId, leaving out the first {@code offset}. */
    public List<Card> slice(long offset, int limit) {
        return read(now -> now.slice(offset, limit));
    }

    /** The nmIds of all live cards in the order of {@link #slice}; no card is built for it. */
    public long[] nmIds() {
        return read(CatalogueState::nmIds);
    }

    /** Number of live cards. */
    public int count() {
        return read(CatalogueState::count);
    }

    /** Number of cards in the trash. */
    public int trashCount() {
        return read(now -> now.overlay().trash().size());
    }

    public List<Tag> tags() {
        return read(now -> now.tags().all());
    }

    /** Whose vendor code this is, live or trashed. */
    public Optional<Card> ofVendorCode(String vendorCode) {
        return read(now -> now.lookup().byVendorCode(vendorCode));
    }

    /** The live cards that are merged under this imtID. */
    public List<Card> group(long imtId) {
        return read(now -> now.lookup().group(imtId));
    }

    /** A page of the cards with errors. @param after the last batch of the page before; null = from the start */
    public List<ErrorBatch> errors(SortOrder order, @Nullable ErrorBatch after, int limit) {
        return read(now -> now.errors().page(order, after, limit));
    }

    /** The latest accepted writes, oldest first. */
    public List<WriteReport> writes() {
        return read(now -> now.writes().reports());
    }

    /** The size of the catalogue as it was generated. */
    public int generatedSize() {
        return read(now -> now.base().size());
    }

    /** Accepts a write that is carried out when so much of the seller's time has passed. @param operation id of the endpoint */
    public void accept(String operation, Duration delay, Write write) {
        lock.writeLock().lock();
        try {
            state.writes().accept(operation, now(), delay, write);
            applyUntil(now());
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Carries out at once what waits. */
    public void settle() {
        lock.writeLock().lock();
        try {
            applyUntil(Long.MAX_VALUE - 1);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Changes cards; while {@code change} runs no page is read. */
    public <T> T change(Function<CatalogueEdits, T> change) {
        lock.writeLock().lock();
        try {
            applyUntil(now());
            return change.apply(new CatalogueEdits(state));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Makes the catalogue anew with so many cards; all changes are forgotten. A card keeps nmId and content, but not its
     * {@code updatedAt}, which depends on the size.
     */
    public void regenerate(int size) {
        lock.writeLock().lock();
        try {
            spec = spec.withSize(size);
            state = CatalogueState.of(spec, vocabulary, clock);
            nextDue = Long.MAX_VALUE;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Function<CatalogueState, T> question) {
        if (nextDue <= now()) {
            change(edits -> edits);
        }
        lock.readLock().lock();
        try {
            return question.apply(state);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void applyUntil(long micros) {
        state.writes().apply(micros, new CatalogueEdits(state), state.errors());
        nextDue = state.writes().nextDue();
    }

    private long now() {
        return Rfc3339.micros(clock.instant());
    }
}
