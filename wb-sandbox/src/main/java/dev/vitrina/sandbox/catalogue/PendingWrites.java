package dev.vitrina.sandbox.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Collectors;

/** Accepted writes that wait for their time, and the reports of the latest ones. Not thread-safe. */
final class PendingWrites {

    private static final int REPORTS = 1_000;
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(
        Comparator.comparingLong(Waiting::dueMicros).thenComparingInt(Waiting::serial)
    );
    private final Map<UUID, WriteReport> reports = new LinkedHashMap<>();
    private final String seller;
    private int serial;

    /** @param seller makes the ids of this seller's batches its own */
    PendingWrites(String seller) {
        this.seller = seller;
    }

    void accept(String operation, long nowMicros, Duration delay, Write write) {
        serial++;
        UUID id = UUID.nameUUIDFromBytes((seller + " write " + serial).getBytes(StandardCharsets.UTF_8));
        long due = nowMicros + delay.toNanos() / 1_000;
        queue.add(new Waiting(id, serial, due, write));
        reports.put(id, new WriteReport(id, operation, nowMicros, due, null, List.of(), List.of()));
        if (reports.size() > REPORTS) {
            reports.remove(reports.keySet().iterator().next());
        }
    }

    /** When the next one is due; {@link Long#MAX_VALUE} when none waits. */
    long nextDue() {
        Waiting next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.dueMicros();
    }

    /** Carries out what is due by this time. */
    void apply(long untilMicros, CatalogueEdits edits, CardErrors errors) {
        while (nextDue() <= untilMicros) {
            Waiting waiting = queue.remove();
            Write.Outcome outcome = waiting.write().apply(edits);
            if (waiting.write().settlesErrors()) {
                errors.settle(outcome.written().stream().map(Card::vendorCode).collect(Collectors.toSet()));
            }
            long now = edits.stamp();
            if (!outcome.refused().isEmpty()) {
                errors.add(new ErrorBatch(waiting.id(), now, outcome.refused()));
            }
            reports.computeIfPresent(waiting.id(), (id, accepted) -> applied(accepted, now, outcome));
        }
    }

    /** Oldest first. */
    List<WriteReport> reports() {
        return new ArrayList<>(reports.values());
    }

    private static WriteReport applied(WriteReport accepted, long now, Write.Outcome outcome) {
        return new WriteReport(
            accepted.id(),
            accepted.operation(),
            accepted.acceptedMicros(),
            accepted.dueMicros(),
            now,
            outcome.written().stream().map(Card::nmId).toList(),
            outcome.refused()
        );
    }

    private record Waiting(UUID id, int serial, long dueMicros, Write write) {}
}
