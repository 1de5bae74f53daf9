package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts that were taken and could not be written yet. How old they are is kept to five minutes, so that after an outage they still
 * come to the hour they belong to. Bounded: past a day of outage, what comes is added to the last five minutes of it.
 */
final class Unwritten {

    private static final long SPAN_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_SPANS = 300;

    private final Deque<Span> spans = new ArrayDeque<>();

    /** @param begunNanos when the first of them was taken, by the engine's nanosecond counter */
    private record Span(long begunNanos, Map<Counted, CacheCounts> counts) {}

    synchronized void add(Map<Counted, CacheCounts> taken, long now) {
        if (taken.isEmpty()) {
            return;
        }
        Span last = spans.peekLast();
        if (last == null || (now - last.begunNanos() > SPAN_NANOS && spans.size() < MOST_SPANS)) {
            spans.addLast(new Span(now, new HashMap<>(taken)));
        } else {
            taken.forEach((counted, counts) -> last.counts().merge(counted, counts, CacheCounts::plus));
        }
    }

    synchronized List<ActivityRow> rows(long now) {
        List<ActivityRow> rows = new ArrayList<>();
        for (Span span : spans) {
            long ago = TimeUnit.NANOSECONDS.toMicros(Math.max(0, now - span.begunNanos()));
            span
                .counts()
                .forEach((counted, counts) ->
                    rows.add(new ActivityRow(counted.tenant(), counted.endpoint(), ago, counts))
                );
        }
        return rows;
    }

    synchronized void clear() {
        spans.clear();
    }

    synchronized void forget(long tenant) {
        spans.forEach(span ->
            span
                .counts()
                .keySet()
                .removeIf(counted -> counted.tenant() == tenant)
        );
    }
}
