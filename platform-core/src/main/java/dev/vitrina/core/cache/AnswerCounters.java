package dev.vitrina.core.cache;

import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The counters of one endpoint's answers, each registered when it first counts. Counting allocates nothing. Thread-safe. */
final class AnswerCounters {

    private static final int STATES = State.values().length;
    private static final int FAILED = Source.values().length * STATES;

    private final String endpoint;
    private final MeterRegistry meters;
    private final AtomicReferenceArray<Counter> counters = new AtomicReferenceArray<>(FAILED + 1);

    AnswerCounters(String endpoint, MeterRegistry meters) {
        this.endpoint = endpoint;
        this.meters = meters;
    }

    void answered(Freshness freshness) {
        int place = freshness.source().ordinal() * STATES + freshness.state().ordinal();
        Counter counter = counters.get(place);
        if (counter == null) {
            counter = counter(place, name(freshness.source()), name(freshness.state()));
        }
        counter.increment();
    }

    void failed() {
        Counter counter = counters.get(FAILED);
        if (counter == null) {
            counter = counter(FAILED, "none", "failed");
        }
        counter.increment();
    }

    /** The registry gives the same one to all who come at once. */
    private Counter counter(int place, String source, String state) {
        Counter counter = Counter.builder("vitrina.cache.answers")
            .description("Answers of the cache by where they were found and how fresh they were")
            .tag("endpoint", endpoint)
            .tag("source", source)
            .tag("state", state)
            .register(meters);
        counters.set(place, counter);
        return counter;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
