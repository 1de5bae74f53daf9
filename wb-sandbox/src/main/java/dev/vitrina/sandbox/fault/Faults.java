package dev.vitrina.sandbox.fault;

import dev.vitrina.sandbox.seller.Seller;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The faults switched on. The first rule that fits a call decides it. Thread-safe. */
public final class Faults {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();

    /** Switches a fault on; returns the id to switch it off with. */
    public int add(FaultRule rule) {
        Entry entry = new Entry(lastId.incrementAndGet(), rule);
        entries.add(entry);
        return entry.id;
    }

    /** Switches one fault off; false if there is none with this id. */
    public boolean remove(int id) {
        return entries.removeIf(entry -> entry.id == id);
    }

    public void clear() {
        entries.clear();
    }

    public List<Active> active() {
        return entries
            .stream()
            .map(entry -> new Active(entry.id, entry.happened(), entry.rule))
            .toList();
    }

    /** The fault this call shall suffer. @param seller null where the call needs no token */
    public Optional<Fault> strike(String endpoint, String path, @Nullable Seller seller) {
        for (Entry entry : entries) {
            if (entry.fits(endpoint, path, seller) && entry.strikes()) {
                return Optional.of(entry.rule.fault());
            }
        }
        return Optional.empty();
    }

    /** A rule and how often it struck. */
    public record Active(int id, int happened, FaultRule rule) {}

    private static final class Entry {

        private final int id;
        private final FaultRule rule;
        private final SplittableRandom random;
        private int happened;

        Entry(int id, FaultRule rule) {
            this.id = id;
            this.rule = rule;
            this.random = new SplittableRandom(rule.seed() == null ? 0 : rule.seed());
        }

        boolean fits(String endpoint, String path, @Nullable Seller seller) {
            boolean here = rule.endpoint().equals("*") || rule.endpoint().equals(endpoint);
            boolean there = rule.path() == null || path.contains(rule.path());
            return here && there && (rule.seller() == null || (seller != null && seller.answersTo(rule.seller())));
        }

        synchronized boolean strikes() {
            boolean spent = rule.times() != null && happened >= rule.times();
            if (spent || (rule.probability() != null && random.nextDouble() >= rule.probability())) {
                return false;
            }
            happened++;
            return true;
        }

        synchronized int happened() {
            return happened;
        }
    }
}
