package dev.vitrina.cache.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyOverridesTest {

    private static final CachePolicy DECLARED = CachePolicy.freshFor(Duration.ofMinutes(5)).withVersion(7);

    private final PolicyOverrides overrides = new PolicyOverrides();

    @Test
    void leavesWhatIsNotOverridden() {
        overrides.replace(Map.of("a/one", Overrides.fresh(Duration.ofMinutes(1))));

        assertThat(overrides.effective("a/two", DECLARED)).isSameAs(DECLARED);
        assertThat(overrides.effective("a/one", DECLARED)).isEqualTo(fresh(Duration.ofMinutes(1)));
    }

    @Test
    void setsEveryFieldButTheVersion() {
        CachePolicy all = CachePolicy.freshFor(Duration.ofSeconds(1))
            .withStale(Duration.ofSeconds(2), Duration.ofSeconds(3))
            .withKeep(Duration.ofSeconds(8))
            .withJitter(0.3)
            .withRefreshAt(0.9)
            .withWarmFor(Duration.ofSeconds(9))
            .withNegative(Duration.ofSeconds(4), Duration.ofSeconds(5))
            .withTimeouts(Duration.ofSeconds(6), Duration.ofSeconds(7))
            .withSettle(Duration.ofSeconds(10))
            .withCoherence(new Coherence.Strict())
            .withReserve(0.25)
            .withMemory(0.5, 1_024)
            .withCompressAbove(512);
        overrides.replace(
            Map.of(
                "a/one",
                new PolicyOverride(
                    all.fresh(),
                    all.staleWhileRevalidate(),
                    all.staleIfError(),
                    all.keep(),
                    all.jitter(),
                    all.refreshAt(),
                    all.warmFor(),
                    all.notFoundFor(),
                    all.rejectedFor(),
                    all.softTimeout(),
                    all.hardTimeout(),
                    all.settle(),
                    all.coherence(),
                    all.reserve(),
                    all.memoryShare(),
                    all.maxBytes(),
                    all.compressAbove()
                )
            )
        );

        assertThat(overrides.effective("a/one", DECLARED)).isEqualTo(all.withVersion(7));
    }

    @Test
    void givesTheSameObjectWhileNothingChanges() {
        overrides.replace(Map.of("a/one", Overrides.fresh(Duration.ofMinutes(1))));
        CachePolicy first = overrides.effective("a/one", DECLARED);

        overrides.replace(
            Map.of("a/one", Overrides.fresh(Duration.ofMinutes(1)), "a/two", Overrides.fresh(Duration.ofMinutes(2)))
        );

        assertThat(overrides.effective("a/one", DECLARED)).isSameAs(first);
        assertThat(overrides.effective("a/two", DECLARED)).isEqualTo(fresh(Duration.ofMinutes(2)));
    }

    @Test
    void followsTheDeclaredPolicyWhenThePluginBringsAnother() {
        overrides.replace(Map.of("a/one", Overrides.fresh(Duration.ofMinutes(1))));
        CachePolicy before = overrides.effective("a/one", DECLARED);

        CachePolicy after = overrides.effective("a/one", DECLARED.withVersion(8));

        assertThat(before.version()).isEqualTo(7);
        assertThat(after.version()).isEqualTo(8);
        assertThat(after.fresh()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anEmptyOverrideIsNone() {
        overrides.replace(Map.of("a/one", PolicyOverride.NONE));

        assertThat(overrides.effective("a/one", DECLARED)).isSameAs(DECLARED);
    }

    @Test
    void aValueThatMakesNoPolicyChangesNothing() {
        overrides.replace(Map.of("a/one", Overrides.fresh(Duration.ofMinutes(1))));

        assertThatIllegalArgumentException().isThrownBy(() ->
            overrides.replace(Map.of("a/one", Overrides.fresh(Duration.ofMinutes(-1))))
        );
        assertThat(overrides.effective("a/one", DECLARED).fresh()).isEqualTo(Duration.ofMinutes(1));
    }

    private static CachePolicy fresh(Duration fresh) {
        return Overrides.fresh(fresh).over(DECLARED);
    }
}
