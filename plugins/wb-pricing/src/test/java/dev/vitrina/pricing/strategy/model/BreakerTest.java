package dev.vitrina.pricing.strategy.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.change.PriceKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Breaker BREAKER = new Breaker(30, BigDecimal.valueOf(15), 20, 20, 3);

    @Test
    void tripsWhenMoreThanAShareMovesFar() {
        assertThat(BREAKER.ofDecisions(decisions(3, 7))).isEmpty();
        assertThat(BREAKER.ofDecisions(decisions(4, 6))).hasValueSatisfying(trip -> {
                assertThat(trip.cause()).isEqualTo(Breaker.Trip.Cause.TOO_MANY_CHANGES);
                assertThat(trip.arguments()).containsExactly("4", "10", "40", "30", "15");
            });
        assertThat(BREAKER.ofDecisions(List.of())).isEmpty();
    }

    @Test
    void tripsWhenTooMuchIsBlockedMovedBackOrFailed() {
        assertThat(BREAKER.ofCheck(2, 10)).isEmpty();
        assertThat(BREAKER.ofCheck(3, 10)).isPresent();
        assertThat(BREAKER.ofLastRun(1, 5)).isEmpty();
        assertThat(BREAKER.ofLastRun(2, 5)).isPresent();
        assertThat(BREAKER.ofLastRun(0, 0)).isEmpty();
        assertThat(BREAKER.ofFailures(2)).isEmpty();
        assertThat(BREAKER.ofFailures(3)).isPresent();
    }

    private static List<Decision> decisions(int far, int near) {
        return Stream.concat(
            Stream.generate(() -> moved(80)).limit(far),
            Stream.generate(() -> moved(90)).limit(near)
        ).toList();
    }

    private static Decision moved(int after) {
        BigDecimal price = BigDecimal.valueOf(100);
        Offer offer = new Offer(new PriceKey.Goods(1), "a good", "RUB", price, price, 0, 0);
        return new Decision.Changed(offer, offer.withPrice(BigDecimal.valueOf(after)), Set.of(), List.of());
    }
}
