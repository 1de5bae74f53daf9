package dev.vitrina.sandbox.writing;

import java.time.Duration;

/** How long after its acceptance a write shows. Wildberries names up to 30 minutes. Thread-safe. */
public final class WritePace {

    private final Duration standard;
    private volatile Duration delay;

    public WritePace(Duration standard) {
        this.standard = standard;
        this.delay = standard;
    }

    public Duration delay() {
        return delay;
    }

    /** @throws IllegalArgumentException when it is negative */
    public void delay(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative");
        }
        delay = value;
    }

    public void reset() {
        delay = standard;
    }
}
