package dev.vitrina.pricing.strategy.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stops a strategy whose results look wrong. All in percent.
 *
 * @param goods     more than this share of the goods change
 * @param step      by more than this
 * @param blocked   more than this share of a run's rows does not pass the check
 * @param takenBack more than this share of what the last run changed was moved back since
 * @param failures  so many runs in a row have failed
 */
public record Breaker(int goods, BigDecimal step, int blocked, int takenBack, int failures) {
    public static final Breaker DEFAULT = new Breaker(30, BigDecimal.valueOf(15), 20, 20, 3);

    public Breaker {
        if (
            List.of(goods, blocked, takenBack)
                .stream()
                .anyMatch(share -> share < 0 || share > 100) ||
            step.signum() < 0 ||
            failures < 1
        ) {
            throw new IllegalArgumentException("Shares lie between 0 and 100 percent, and a failure may be the first");
        }
    }

    /** Why a strategy was stopped. */
    public record Trip(Cause cause, List<String> arguments) {
        public Trip {
            arguments = List.copyOf(arguments);
        }

        /** Text {@code strategy.stop.<cause>}; maps to {@code PricingStrategyStopCause}. */
        public enum Cause {
            TOO_MANY_CHANGES,
            TOO_MANY_BLOCKED,
            MOVED_BACK,
            FAILURES,
        }
    }

    /** By what a run would do. */
    public Optional<Trip> ofDecisions(Collection<Decision> decisions) {
        long far = decisions
            .stream()
            .filter(
                decision -> decision instanceof Decision.Changed changed && changed.step().abs().compareTo(step) > 0
            )
            .count();
        return trip(Trip.Cause.TOO_MANY_CHANGES, far, decisions.size(), goods, step.toPlainString());
    }

    /** By how many of a set's rows were blocked. */
    public Optional<Trip> ofCheck(long blockedRows, long rows) {
        return trip(Trip.Cause.TOO_MANY_BLOCKED, blockedRows, rows, blocked);
    }

    /** By how many of the prices that the last run set were moved back since. */
    public Optional<Trip> ofLastRun(long back, long set) {
        return trip(Trip.Cause.MOVED_BACK, back, set, takenBack);
    }

    public Optional<Trip> ofFailures(int inARow) {
        return inARow >= failures
            ? Optional.of(new Trip(Trip.Cause.FAILURES, List.of(Integer.toString(inARow))))
            : Optional.empty();
    }

    private static Optional<Trip> trip(Trip.Cause cause, long some, long all, int limit, String... more) {
        if (all == 0 || some * 100 <= (long) limit * all) {
            return Optional.empty();
        }
        BigDecimal share = BigDecimal.valueOf(some * 100).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP);
        return Optional.of(
            new Trip(
                cause,
                Stream.concat(
                    Stream.of(Long.toString(some), Long.toString(all), share.toPlainString(), Integer.toString(limit)),
                    Stream.of(more)
                ).toList()
            )
        );
    }
}
