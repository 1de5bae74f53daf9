package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.store.EntryId;
import dev.vitrina.cache.store.StoredEntry;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One look-up, and the load that may follow it, shared by all readers of a key in this process. Readers wait on its futures
 * with their own deadlines; none of them can hold it up or cancel it.
 */
final class Flight {

    private final CacheKey key;
    private final EntryId id;
    private final int policyVersion;
    private final long epoch;
    private final long number;
    private final long began;
    private final @Nullable Instant distrusted;
    private volatile long[] scopes;
    private volatile int[] cells;
    private volatile boolean barred;
    private volatile boolean following;
    private volatile boolean refused;
    private volatile Priority wanted = Priority.RECONCILE;
    private volatile Priority priority = Priority.INTERACTIVE;
    private final CompletableFuture<Outcome> looked = new CompletableFuture<>();
    private final CompletableFuture<Outcome> loaded = new CompletableFuture<>();

    /**
     * @param epoch      the generations' count before anything is looked up
     * @param number     counts the flights of this process
     * @param began      when it began, by the engine's counter
     * @param distrusted a stored value fetched at this moment could not be decoded and counts as none; null when there is none
     */
    Flight(
        CacheKey key,
        int policyVersion,
        long[] scopes,
        int[] cells,
        long epoch,
        long number,
        long began,
        @Nullable Instant distrusted
    ) {
        this.key = key;
        this.id = EntryId.of(key);
        this.policyVersion = policyVersion;
        this.epoch = epoch;
        this.number = number;
        this.began = began;
        this.distrusted = distrusted;
        this.scopes = scopes;
        this.cells = cells;
    }

    /** One that no reader joins: for who looks without loading, or brings a value himself. */
    static Flight alone(CacheRequest<?> request, Generations generations, long now) {
        long epoch = generations.epoch();
        CacheKey key = request.key();
        long[] scopes = ScopeId.ofEntry(key, request.tags());
        int[] cells = Generations.cells(scopes, ScopeId.key(key));
        return new Flight(key, request.policy().version(), scopes, cells, epoch, 0, now, null);
    }

    /** What is known to be kept; others wait on {@link #loaded()} when that is not enough. */
    CompletableFuture<Outcome> looked() {
        return looked;
    }

    CompletableFuture<Outcome> loaded() {
        return loaded;
    }

    /** Whether a reader that comes now may have this flight's result. */
    boolean isOpenTo(int policyVersion, Generations generations) {
        return (
            !barred && this.policyVersion == policyVersion && !loaded.isDone() && !generations.movedSince(cells, epoch)
        );
    }

    /**
     * Whether a reader who came when the count was {@code arrival} must not have this outcome, because an invalidation of
     * something in it had returned before. Errs on the careful side.
     */
    boolean isTooOldFor(long arrival, Outcome outcome, Generations generations) {
        return (
            arrival > epoch &&
            (generations.movedSince(cells, epoch) ||
                (outcome.entry() != null && generations.movedSince(outcome.entry().cells(), epoch)))
        );
    }

    /** Lets nobody else in: somebody found it too old. */
    void bar() {
        barred = true;
    }

    /** It waits for the load of another replica. */
    void follow() {
        following = true;
    }

    /** It is not tried, since the origin has been away for long. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** The highest class of those who share it. */
    Priority wanted() {
        return wanted;
    }

    /** Somebody of this class shares it. */
    synchronized void isWantedFor(Priority other) {
        if (other.compareTo(wanted) < 0) {
            wanted = other;
        }
    }

    /** What its load is for, or was refused for. */
    Priority priority() {
        return priority;
    }

    void loadsFor(Priority priority) {
        this.priority = priority;
    }

    boolean follows() {
        return following;
    }

    /** The row that is kept depends on more than the request says; most likely what is being loaded does too. */
    void learn(long[] kept) {
        if (kept.length > scopes.length) {
            scopes = kept;
            cells = cells(kept);
        }
    }

    /** Whether it began after the reader came who noted this count of flights. */
    boolean beganAfter(long count) {
        return number > count;
    }

    /** When it began, by the engine's counter; nothing in it was looked up before. */
    long began() {
        return began;
    }

    boolean trusts(StoredEntry row) {
        return !row.fetchedAt().equals(distrusted);
    }

    CacheKey key() {
        return key;
    }

    EntryId id() {
        return id;
    }

    int[] cells() {
        return cells;
    }

    /** Of a value of its key that depends on these scopes. */
    int[] cells(long[] scopes) {
        return Generations.cells(scopes, ScopeId.key(key));
    }

    int policyVersion() {
        return policyVersion;
    }

    /** Of the request and of what was kept; the origin's answer may add tags. */
    long[] scopes() {
        return scopes;
    }

    long epoch() {
        return epoch;
    }
}
