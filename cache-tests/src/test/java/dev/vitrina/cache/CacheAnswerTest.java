package dev.vitrina.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What callers hold in their hands. */
class CacheAnswerTest {

    private static final Freshness FRESH = new Freshness(
        State.FRESH,
        Instant.EPOCH,
        Duration.ofSeconds(7),
        Instant.EPOCH.plusSeconds(60),
        Source.MEMORY,
        null
    );

    @Test
    void givesItsValueOrThrowsWithTheReasonWhyThereIsNone() {
        CacheAnswer.Found<String> found = new CacheAnswer.Found<>("value", FRESH);
        assertThat(found.orThrow()).isSameAs(found);

        assertThatExceptionOfType(CacheLoadException.class)
            .isThrownBy(() -> new CacheAnswer.Absent<String>(FRESH).orThrow())
            .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(FailureKind.REJECTED));
        Problem problem = new Problem(FailureKind.TIMEOUT, "too slow", null);
        assertThatExceptionOfType(CacheLoadException.class)
            .isThrownBy(() -> new CacheAnswer.Failed<String>(problem).orThrow())
            .withMessageContaining("too slow")
            .satisfies(e -> assertThat(e.problem()).isSameAs(problem));
    }

    @Test
    void tellsTheAgeThatItWasGiven() {
        assertThat(FRESH.age()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aKeySaysInTheLogWhatItIsOf() {
        assertThat(new CacheKey(7, "things", "id=1")).hasToString("CacheKey[tenant=7, endpoint=things, request=id=1]");
    }

    @Test
    void bytesTravelAsTheyAreAndTextAsUtf8() {
        byte[] bytes = { 1, 2 };
        assertThat(Codec.bytes().encode(bytes)).isSameAs(bytes);
        assertThat(Codec.bytes().decode(bytes)).isSameAs(bytes);
        assertThat(Codec.utf8().encode("лён")).isEqualTo("лён".getBytes(StandardCharsets.UTF_8));
        assertThat(Codec.utf8().decode("лён".getBytes(StandardCharsets.UTF_8))).isEqualTo("лён");
    }

    @Test
    void aStoreThatFailedSaysWhetherItCouldBeReached() {
        RuntimeException cause = new IllegalStateException("why");

        assertThat(new CacheStoreException("failed", cause).isUnreachable()).isFalse();
        assertThat(new CacheStoreException("failed", cause, true)).hasCause(cause).hasMessage("failed");
        assertThat(new CacheStoreException("failed", cause, true).isUnreachable()).isTrue();
    }

    @Test
    void aBudgetWithoutLimitsLetsEverybodyGoAtOnce() {
        assertThat(Budget.unlimited().delay(1, "e", Priority.RECONCILE, 1)).isZero();
    }
}
