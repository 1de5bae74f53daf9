package dev.vitrina.sandbox.seller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time one seller's account sees: the sandbox's clock plus a shift a test may set. Thread-safe. */
public final class SellerClock implements InstantSource {

    private final InstantSource base;
    private volatile Duration shift = Duration.ZERO;

    public SellerClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift);
    }

    public Duration shift() {
        return shift;
    }

    public void shiftTo(Duration value) {
        shift = value;
    }
}
