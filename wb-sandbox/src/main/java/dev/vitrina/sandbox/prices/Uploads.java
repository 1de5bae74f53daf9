package dev.vitrina.sandbox.prices;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The latest uploads of one seller, waiting and processed. Not thread-safe; {@link PriceBook} guards it. */
final class Uploads {

    /** Ids are numbers of nine digits, as in the items spec, and differ between sellers. */
    private static final long FIRST_ID = 395_000_000L;
    private static final int REMEMBERED = 1_000;

    private final Map<Long, Upload> waiting = new LinkedHashMap<>();
    private final Map<Long, Upload> processed = new LinkedHashMap<>();
    private final Deque<Processing> next = new ArrayDeque<>();
    private long lastId;
    private Instant nextDue = Instant.MAX;

    Uploads(int seller) {
        this.lastId = FIRST_ID + seller * 1_000_000L;
    }

    long freshId() {
        return ++lastId;
    }

    void add(Upload upload) {
        waiting.put(upload.id(), upload);
        nextDue = upload.due().isBefore(nextDue) ? upload.due() : nextDue;
    }

    Optional<Upload> find(long id) {
        return Optional.ofNullable(waiting.get(id)).or(() -> Optional.ofNullable(processed.get(id)));
    }

    /** The unfinished upload of the same content, whatever the order of its goods. */
    Optional<Upload> same(String endpoint, Collection<? extends PriceChange> changes) {
        HashSet<PriceChange> wanted = new HashSet<>(changes);
        return waiting
            .values()
            .stream()
            .filter(upload -> upload.endpoint().equals(endpoint) && new HashSet<>(upload.changes()).equals(wanted))
            .findFirst();
    }

    /** How the next upload to be processed goes wrong. */
    void spoilNext(Processing processing) {
        next.add(processing);
    }

    /** Processes what is due by this time, in the order in which it fell due. */
    void process(Instant until, Work work) {
        while (!nextDue.isAfter(until)) {
            Upload due = firstDue();
            waiting.remove(due.id());
            finish(work.process(due, Optional.ofNullable(next.poll())));
            nextDue = waiting.isEmpty() ? Instant.MAX : firstDue().due();
        }
    }

    /** Changes those that wait, e.g. when they are due. */
    void replaceAll(UnaryOperator<Upload> change) {
        waiting.replaceAll((id, upload) -> change.apply(upload));
        nextDue = waiting.isEmpty() ? Instant.MAX : firstDue().due();
    }

    /** The cancelled upload leaves those that wait; false if it does not wait. */
    boolean cancel(long id, UnaryOperator<Upload> cancelled) {
        Upload upload = waiting.remove(id);
        if (upload == null) {
            return false;
        }
        finish(cancelled.apply(upload));
        nextDue = waiting.isEmpty() ? Instant.MAX : firstDue().due();
        return true;
    }

    /** Oldest first. */
    List<Upload> all() {
        List<Upload> all = new ArrayList<>(processed.values());
        all.addAll(waiting.values());
        all.sort((one, other) -> Long.compare(one.id(), other.id()));
        return all;
    }

    private void finish(Upload upload) {
        processed.put(upload.id(), upload);
        if (processed.size() > REMEMBERED) {
            processed.remove(processed.keySet().iterator().next());
        }
    }

    private Upload firstDue() {
        return waiting
            .values()
            .stream()
            .min((one, other) -> {
                int byTime = one.due().compareTo(other.due());
                return byTime != 0 ? byTime : Long.compare(one.id(), other.id());
            })
            .orElseThrow();
    }

    /** Carries out an upload. */
    @FunctionalInterface
    interface Work {
        Upload process(Upload upload, Optional<Processing> spoiled);
    }
}
