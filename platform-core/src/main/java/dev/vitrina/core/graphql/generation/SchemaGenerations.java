package dev.vitrina.core.graphql.generation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The generation in service, and what fields earlier ones had. Thread-safe; published by one thread at a time. */
public final class SchemaGenerations {

    private volatile @Nullable SchemaGeneration current;
    private volatile Set<String> gone = Set.of();

    /** Empty before the first one is published. */
    public Optional<SchemaGeneration> find() {
        return Optional.ofNullable(current);
    }

    /** @throws IllegalStateException before the first one is published */
    public SchemaGeneration current() {
        SchemaGeneration generation = current;
        if (generation == null) {
            throw new IllegalStateException("The schema is not composed yet");
        }
        return generation;
    }

    /** Puts a generation into service with one write, and retires the one before it. */
    public Optional<SchemaGeneration> publish(SchemaGeneration next) {
        SchemaGeneration previous = current;
        if (previous != null) {
            gone = gone(previous, next);
        }
        current = next;
        if (previous != null) {
            previous.retire();
        }
        return Optional.ofNullable(previous);
    }

    /** Ends the subscriptions of the generation in service and takes no more requests: the host stops. */
    public void close() {
        SchemaGeneration last = current;
        if (last != null) {
            last.retire();
        }
    }

    Lease lease() {
        while (true) {
            SchemaGeneration generation = current();
            Optional<Lease> lease = generation.lease();
            if (lease.isPresent()) {
                return lease.get();
            }
            if (generation == current) {
                throw new IllegalStateException("The host is stopping");
            }
            Thread.onSpinWait();
        }
    }

    /** Whether a validation error misses a field that some earlier generation had (graphql-java: "Field 'x' in type 'Y' is undefined"). */
    boolean isGone(String message) {
        return gone
            .stream()
            .anyMatch(coordinate -> {
                int dot = coordinate.indexOf('.');
                String field = "'" + coordinate.substring(dot + 1) + "' in type '" + coordinate.substring(0, dot) + "'";
                return message.contains(field);
            });
    }

    private Set<String> gone(SchemaGeneration previous, SchemaGeneration next) {
        Set<String> all = new HashSet<>(gone);
        all.addAll(previous.index().coordinates());
        all.removeAll(next.index().coordinates());
        return Set.copyOf(all);
    }
}
