package dev.vitrina.sandbox.traffic;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls per endpoint and seller and keeps the latest of them. Thread-safe. */
public final class Traffic {

    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();
    private final Deque<CallRecord> latest = new ArrayDeque<>();

    public Traffic(InstantSource clock) {
        this.clock = clock;
    }

    public void record(CallRecord call) {
        String seller = call.seller() == null ? "-" : call.seller();
        tallies.computeIfAbsent(new Key(call.endpoint(), seller), key -> new Tally()).add(call, clock.millis());
        synchronized (latest) {
            latest.addLast(call);
            if (latest.size() > KEPT) {
                latest.removeFirst();
            }
        }
    }

    public List<CallCount> counts() {
        return tallies
            .entrySet()
            .stream()
            .map(entry -> entry.getValue().count(entry.getKey()))
            .sorted(Comparator.comparing(CallCount::endpoint).thenComparing(CallCount::seller))
            .toList();
    }

    /** The calls to one endpoint by one seller; zeros if there were none. */
    public CallCount count(String endpoint, String seller) {
        Key key = new Key(endpoint, seller);
        return tallies.getOrDefault(key, new Tally()).count(key);
    }

    /** The latest 10,000 calls, oldest first. */
    public List<CallRecord> latest() {
        synchronized (latest) {
            return new ArrayList<>(latest);
        }
    }

    public void reset() {
        tallies.clear();
        synchronized (latest) {
            latest.clear();
        }
    }

    private record Key(String endpoint, String seller) {}

    private static final class Tally {

        private final Window second = new Window(1_000);
        private final Window minute = new Window(60_000);
        private long calls;
        private long ok;
        private long rateLimited;
        private long early;
        private long faults;

        synchronized void add(CallRecord call, long nowMillis) {
            second.count(nowMillis);
            minute.count(nowMillis);
            calls++;
            ok += call.status() / 100 == 2 && call.fault() == null ? 1 : 0;
            rateLimited += call.status() == 429 ? 1 : 0;
            early += call.early() ? 1 : 0;
            faults += call.fault() == null ? 0 : 1;
        }

        synchronized CallCount count(Key key) {
            return new CallCount(
                key.endpoint(),
                key.seller(),
                calls,
                ok,
                rateLimited,
                early,
                faults,
                second.peak(),
                minute.peak()
            );
        }
    }
}
