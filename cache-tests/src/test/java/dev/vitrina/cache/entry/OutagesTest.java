package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an endpoint is taken to be away for long, and who may try it then. */
class OutagesTest {

    private static final Instant BEGINNING = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final CacheKey ONE = new CacheKey(1, "e", "one");
    private static final CacheKey TWO = new CacheKey(2, "e", "two");

    private long now = -Duration.ofMinutes(3).toNanos();
    private final Outages outages = new Outages(() -> now, this::clock);

    @Test
    void isLongAfterFiveMinutesOfFailures() {
        fail(FailureKind.UNAVAILABLE);
        passes(LONG.minusNanos(1));
        fail(FailureKind.TIMEOUT);
        assertThat(outages.isLong("e")).isFalse();

        passes(Duration.ofNanos(1));

        assertThat(outages.isLong("e")).isTrue();
        assertThat(outages.isLong("f")).isFalse();
    }

    @Test
    void nobodyKnowsAfterAQuarterOfAnHourWithoutAnAttempt() {
        fail(FailureKind.UNAVAILABLE);
        passes(FORGOTTEN.minusNanos(1));
        assertThat(outages.isLong("e")).isTrue();

        passes(Duration.ofNanos(1));
        assertThat(outages.isLong("e")).isFalse();
        fail(FailureKind.UNAVAILABLE);
        assertThat(outages.isLong("e")).as("it begins anew").isFalse();

        passes(FORGOTTEN.minusNanos(1));
        fail(FailureKind.UNAVAILABLE);
        assertThat(outages.isLong("e")).as("it goes on").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOriginThatDoesNotAnswerSensiblyMayBeAway(FailureKind kind) {
        boolean away = switch (kind) {
            case UNAVAILABLE, TIMEOUT, MALFORMED -> true;
            case RATE_LIMITED, REJECTED, UNAUTHORISED -> false;
        };
        assertThat(Outages.tellsOfOne(problem(kind))).isEqualTo(away);
        fail(kind);
        passes(LONG);
        assertThat(outages.isLong("e")).isEqualTo(away);

        outages.recalled("f", problem(kind), clock());
        passes(LONG);
        assertThat(outages.isLong("f")).isEqualTo(away);
    }

    @Test
    void whoRejectsARequestIsThere() {
        fail(FailureKind.UNAVAILABLE);
        passes(LONG);
        fail(FailureKind.RATE_LIMITED);
        assertThat(outages.isLong("e")).isTrue();

        fail(FailureKind.REJECTED);

        assertThat(outages.isLong("e")).isFalse();
    }

    @Test
    void anAnswerEndsItUnlessItIsOlderThanTheLastFailure() {
        fail(FailureKind.UNAVAILABLE);
        passes(LONG);
        outages.works("e", now - LONG.toNanos() - 1);
        assertThat(outages.isLong("e")).isTrue();
        outages.works("f");
        assertThat(outages.isLong("e")).isTrue();

        outages.works("e", now - LONG.toNanos());
        assertThat(outages.isLong("e")).isFalse();

        fail(FailureKind.UNAVAILABLE);
        passes(LONG);
        outages.works("e");
        assertThat(outages.isLong("e")).isFalse();
    }

    @Test
    void aFailureThatTheStoreTellsOfAgainIsNoNews() {
        Instant first = clock().plusSeconds(60);
        outages.recalled("e", problem(FailureKind.UNAVAILABLE), first);
        passes(Duration.ofMinutes(10));
        fail(FailureKind.UNAVAILABLE);
        passes(Duration.ofMinutes(10));
        outages.recalled("e", problem(FailureKind.UNAVAILABLE), first);

        passes(LONG);
        assertThat(outages.isLong("e")).as("the last attempt was a quarter of an hour ago").isFalse();

        outages.recalled("e", problem(FailureKind.UNAVAILABLE), first.plusNanos(1));
        passes(LONG);
        outages.recalled("e", problem(FailureKind.UNAVAILABLE), first.plusNanos(2));
        passes(Duration.ofMinutes(14));
        assertThat(outages.isLong("e")).as("another one is").isTrue();
    }

    @Test
    void refusesNobodyBeforeItIsLong() {
        assertThat(outages.refusal(ONE)).isNull();
        fail(FailureKind.UNAVAILABLE);
        assertThat(outages.refusal(ONE)).isNull();
        assertThat(outages.refusal(TWO)).isNull();
    }

    @Test
    void letsOneKeyTryForHalfAMinuteAndTheOthersWaitForThat() {
        fail(FailureKind.UNAVAILABLE);
        passes(LONG);
        assertThat(outages.refusal(ONE)).isNull();

        passes(Duration.ofSeconds(10));
        Outages.Refusal refusal = Objects.requireNonNull(outages.refusal(TWO));
        assertThat(refusal.nanos()).isEqualTo(Duration.ofSeconds(20).toNanos());
        assertThat(refusal.problem()).isEqualTo(
            new Problem(FailureKind.UNAVAILABLE, "UNAVAILABLE", clock().plusSeconds(20))
        );
        fail(FailureKind.TIMEOUT);
        assertThat(outages.refusal(ONE)).as("it may try again").isNull();

        passes(Duration.ofSeconds(20));
        assertThat(outages.refusal(TWO)).isNull();
        assertThat(Objects.requireNonNull(outages.refusal(ONE)).problem().kind()).isEqualTo(FailureKind.TIMEOUT);
    }

    private void fail(FailureKind kind) {
        outages.failed("e", problem(kind));
    }

    private static Problem problem(FailureKind kind) {
        return new Problem(kind, kind.name(), null);
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private Instant clock() {
        return BEGINNING.plusNanos(now);
    }
}
