package dev.vitrina.cache.policy;

import static dev.vitrina.cache.policy.PolicyField.FRESH;
import static dev.vitrina.cache.policy.PolicyField.HARD_TIMEOUT;
import static dev.vitrina.cache.policy.PolicyField.JITTER;
import static dev.vitrina.cache.policy.PolicyField.SOFT_TIMEOUT;
import static dev.vitrina.cache.policy.PolicyField.STALE_IF_ERROR;
import static dev.vitrina.cache.policy.PolicyField.STALE_WHILE_REVALIDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyLimitsTest {

    /** Fields that depend on each other are as far apart as they can be. */
    private static final CachePolicy WIDE = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ZERO, Duration.ofDays(90))
        .withTimeouts(Duration.ZERO, Duration.ofMinutes(1));

    @ParameterizedTest
    @EnumSource
    void takesBothEndsOfEachField(PolicyField field) {
        assertThat(check(field, field.least())).isEmpty();
        assertThat(check(field, field.most())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsBeyondEitherEndAndSaysWhereTheyAre(PolicyField field) {
        double step = field.unit() == PolicyField.Unit.SHARE ? 0.0001 : 1;
        for (double wrong : List.of(field.least() - step, field.most() + step)) {
            assertThat(check(field, wrong)).containsExactly(new Violation(field, wrong, field.least(), field.most()));
        }
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThat(check(JITTER, Double.NaN)).hasSize(1);
    }

    @Test
    void namesEveryWrongFieldOnce() {
        PolicyOverride wanted = with(with(with(PolicyOverride.NONE, FRESH, -1), JITTER, 0.6), HARD_TIMEOUT, 1);

        assertThat(check(wanted, EnumSet.of(FRESH, JITTER, HARD_TIMEOUT)))
            .extracting(Violation::field)
            .containsExactly(FRESH, JITTER, HARD_TIMEOUT);
    }

    @Test
    void theSoftTimeoutIsAtMostTheHardOne() {
        PolicyOverride hard = Overrides.of(HARD_TIMEOUT, 5_000);

        assertThat(check(with(hard, SOFT_TIMEOUT, 5_000), Set.of(SOFT_TIMEOUT))).isEmpty();
        assertThat(check(with(hard, SOFT_TIMEOUT, 5_001), Set.of(SOFT_TIMEOUT))).containsExactly(
            new Violation(SOFT_TIMEOUT, 5_001, 0, 5_000)
        );
    }

    @Test
    void theHardTimeoutIsAtLeastTheDeclaredSoftOne() {
        CachePolicy patient = WIDE.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

        assertThat(
            PolicyLimits.check(Overrides.of(HARD_TIMEOUT, 4_999), patient, Set.of(HARD_TIMEOUT))
        ).containsExactly(new Violation(HARD_TIMEOUT, 4_999, 5_000, HARD_TIMEOUT.most()));
        assertThat(PolicyLimits.check(Overrides.of(HARD_TIMEOUT, 5_000), patient, Set.of(HARD_TIMEOUT))).isEmpty();
    }

    @Test
    void aFailureNeverShortensHowLongAStaleValueServes() {
        PolicyOverride before = Overrides.of(STALE_WHILE_REVALIDATE, 60_000);

        assertThat(check(with(before, STALE_IF_ERROR, 60_000), Set.of(STALE_IF_ERROR))).isEmpty();
        assertThat(check(with(before, STALE_IF_ERROR, 59_999), Set.of(STALE_IF_ERROR))).containsExactly(
            new Violation(STALE_IF_ERROR, 59_999, 60_000, STALE_IF_ERROR.most())
        );
    }

    @Test
    void clearingAFieldMustLeaveTheOthersInOrder() {
        CachePolicy quick = WIDE.withTimeouts(Duration.ZERO, Duration.ofSeconds(1));
        PolicyOverride rest = Overrides.of(SOFT_TIMEOUT, 30_000);

        assertThat(PolicyLimits.check(rest, quick, Set.of(HARD_TIMEOUT))).containsExactly(
            new Violation(SOFT_TIMEOUT, 30_000, 0, 1_000),
            new Violation(HARD_TIMEOUT, 1_000, 30_000, HARD_TIMEOUT.most())
        );
    }

    @Test
    void whatAPluginDeclaresOutOfOrderCanBeGoneBackTo() {
        CachePolicy odd = WIDE.withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5));

        for (PolicyField cleared : List.of(SOFT_TIMEOUT, HARD_TIMEOUT)) {
            assertThat(PolicyLimits.check(PolicyOverride.NONE, odd, Set.of(cleared))).isEmpty();
        }
    }

    @Test
    void whatAPluginDeclaresBeyondTheLimitsStandsInNobodysWay() {
        CachePolicy patient = WIDE.withTimeouts(Duration.ofMinutes(5), Duration.ofMinutes(10));
        PolicyOverride rest = Overrides.of(HARD_TIMEOUT, 60_000);

        assertThat(PolicyLimits.check(rest, patient, Set.of(SOFT_TIMEOUT))).isEmpty();
        assertThat(PolicyLimits.check(rest, patient, Set.of(HARD_TIMEOUT))).isEmpty();
        assertThat(
            PolicyLimits.check(with(rest, SOFT_TIMEOUT, 60_000), patient, Set.of(SOFT_TIMEOUT, HARD_TIMEOUT))
        ).isEmpty();
    }

    @Test
    void everyRefusalLeavesAChoice() {
        CachePolicy odd = WIDE.withTimeouts(Duration.ofMinutes(5), Duration.ofMillis(1));

        for (PolicyOverride wanted : List.of(Overrides.of(SOFT_TIMEOUT, 5_000), Overrides.of(HARD_TIMEOUT, 5_000))) {
            assertThat(PolicyLimits.check(wanted, odd, Set.of(SOFT_TIMEOUT, HARD_TIMEOUT))).allSatisfy(violation ->
                assertThat(violation.least()).isLessThanOrEqualTo(violation.most())
            );
        }
    }

    @Test
    void namesWhatIsBeyondItsLimitsWhateverIsDeclared() {
        PolicyOverride written = with(Overrides.of(FRESH, 1_000), HARD_TIMEOUT, Long.MAX_VALUE);

        assertThat(PolicyLimits.beyond(written)).extracting(Violation::field).containsExactly(HARD_TIMEOUT);
    }

    @Test
    void whatAPluginDeclaresIsNotJudged() {
        CachePolicy odd = WIDE.withTimeouts(Duration.ofMinutes(5), Duration.ofMillis(1)).withJitter(1);

        assertThat(PolicyLimits.check(Overrides.of(FRESH, 1_000), odd, Set.of(FRESH))).isEmpty();
    }

    @Test
    void onlyABoundedCoherenceHasANumber() {
        assertThat(PolicyField.COHERENCE.of(Overrides.coherence(new Coherence.Strict()))).isNull();
        assertThat(
            PolicyField.COHERENCE.of(Overrides.coherence(new Coherence.Bounded(Duration.ofSeconds(2))))
        ).isEqualTo(2_000);
    }

    private static List<Violation> check(PolicyField field, double number) {
        return check(Overrides.of(field, number), Set.of(field));
    }

    private static List<Violation> check(PolicyOverride wanted, Set<PolicyField> changed) {
        return PolicyLimits.check(wanted, WIDE, changed);
    }

    private static PolicyOverride with(PolicyOverride before, PolicyField field, double number) {
        return Overrides.with(before, field, number);
    }
}
