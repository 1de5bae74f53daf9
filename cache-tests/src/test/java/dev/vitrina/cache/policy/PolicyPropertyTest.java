package dev.vitrina.cache.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Property;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Any override: either it is refused with reasons that help, or it makes a policy that keeps to the limits. */
class PolicyPropertyTest {

    @Test
    void whatIsNotRefusedMakesAPolicyWithinTheLimits() {
        Property.holds(random -> {
            CachePolicy declared = lawful(random).over(CachePolicy.freshFor(Duration.ofMinutes(5)));
            PolicyOverride wanted = any(random);

            List<Violation> refused = PolicyLimits.check(wanted, declared, EnumSet.allOf(PolicyField.class));

            if (refused.isEmpty()) {
                CachePolicy policy = wanted.over(declared);
                assertThat(policy.softTimeout()).isLessThanOrEqualTo(policy.hardTimeout());
                assertThat(policy.staleWhileRevalidate()).isLessThanOrEqualTo(policy.staleIfError());
                assertThat(PolicyLimits.beyond(wanted)).isEmpty();
            }
        });
    }

    @Test
    void eachRefusalNamesAFieldOnceAndSaysWhatItMayBe() {
        Property.holds(random -> {
            CachePolicy declared = lawful(random).over(CachePolicy.freshFor(Duration.ofMinutes(5)));
            PolicyOverride wanted = any(random);

            List<Violation> refused = PolicyLimits.check(wanted, declared, EnumSet.allOf(PolicyField.class));

            assertThat(refused).extracting(Violation::field).isSorted().doesNotHaveDuplicates();
            assertThat(refused).allSatisfy(violation -> {
                    assertThat(violation.least()).isLessThanOrEqualTo(violation.most());
                    assertThat(violation.least()).isGreaterThanOrEqualTo(violation.field().least());
                    assertThat(violation.most()).isLessThanOrEqualTo(violation.field().most());
                    assertThat(
                        violation.value() >= violation.least() && violation.value() <= violation.most()
                    ).isFalse();
                });
        });
    }

    @Test
    void whoDoesWhatTheRefusalsSayIsNotRefusedForEver() {
        Property.holds(random -> {
            CachePolicy declared = lawful(random).over(CachePolicy.freshFor(Duration.ofMinutes(5)));
            PolicyOverride wanted = any(random);
            List<Violation> refused = PolicyLimits.check(wanted, declared, EnumSet.allOf(PolicyField.class));
            for (int round = 0; round < 3 && !refused.isEmpty(); round++) {
                for (Violation violation : refused) {
                    double end = random.nextBoolean() ? violation.least() : violation.most();
                    wanted = Overrides.with(wanted, violation.field(), end);
                }
                refused = PolicyLimits.check(wanted, declared, EnumSet.allOf(PolicyField.class));
            }

            assertThat(refused).isEmpty();
        });
    }

    @Test
    void nobodyIsToldOfWhatWasThereBefore() {
        Property.holds(random -> {
            PolicyField changed = List.of(PolicyField.values()).get(random.nextInt(PolicyField.values().length));
            CachePolicy declared = CachePolicy.freshFor(Duration.ofMinutes(5));

            assertThat(PolicyLimits.check(any(random), declared, Set.of())).isEmpty();
            assertThat(PolicyLimits.check(any(random), declared, Set.of(changed)))
                .extracting(Violation::field)
                .isSubsetOf(related(changed));
        });
    }

    @Test
    void anOverrideSetsItsFieldsAndLeavesTheOthers() {
        Property.holds(random -> {
            CachePolicy declared = lawful(random).over(CachePolicy.freshFor(Duration.ofMinutes(5)).withVersion(7));
            PolicyOverride override = lawful(random);

            CachePolicy policy = override.over(declared);

            assertThat(policy.version()).isEqualTo(7);
            assertThat(override.over(policy)).isEqualTo(policy);
            assertThat(PolicyOverride.NONE.over(policy)).isEqualTo(policy);
            assertThat(policy.fresh()).isEqualTo(override.fresh() == null ? declared.fresh() : override.fresh());
            assertThat(policy.reserve()).isEqualTo(
                override.reserve() == null ? declared.reserve() : override.reserve()
            );
            assertThat(policy.maxBytes()).isEqualTo(
                override.maxBytes() == null ? declared.maxBytes() : override.maxBytes()
            );
        });
    }

    @Test
    void readersGoByWhatWasPutInForceLast() {
        Property.holds(random -> {
            PolicyOverrides overrides = new PolicyOverrides();
            CachePolicy declared = CachePolicy.freshFor(Duration.ofMinutes(5));
            overrides.replace(Map.of("e", lawful(random), "gone", lawful(random)));
            PolicyOverride last = lawful(random);
            if (random.nextBoolean()) {
                overrides.effective("e", declared);
            }

            overrides.replace(Map.of("e", last));

            assertThat(overrides.effective("e", declared)).isEqualTo(last.over(declared));
            assertThat(overrides.effective("e", declared.withVersion(2))).isEqualTo(last.over(declared.withVersion(2)));
            assertThat(overrides.effective("gone", declared)).isSameAs(declared);
        });
    }

    /** What may be named when this field is set. */
    private static Set<PolicyField> related(PolicyField changed) {
        return switch (changed) {
            case SOFT_TIMEOUT, HARD_TIMEOUT -> EnumSet.of(PolicyField.SOFT_TIMEOUT, PolicyField.HARD_TIMEOUT);
            case STALE_WHILE_REVALIDATE, STALE_IF_ERROR -> EnumSet.of(
                PolicyField.STALE_WHILE_REVALIDATE,
                PolicyField.STALE_IF_ERROR
            );
            default -> EnumSet.of(changed);
        };
    }

    /** Some fields set, to the ends of their limits, near them, inside, or far beyond. */
    private static PolicyOverride any(RandomGenerator random) {
        PolicyOverride override = PolicyOverride.NONE;
        for (PolicyField field : PolicyField.values()) {
            if (random.nextBoolean()) {
                continue;
            }
            override = Overrides.with(override, field, number(field, random));
        }
        return random.nextInt(4) == 0 ? unbounded(override, random) : override;
    }

    private static double number(PolicyField field, RandomGenerator random) {
        double step = field.unit() == PolicyField.Unit.SHARE ? 0.001 : 1;
        return switch (random.nextInt(20)) {
            case 0 -> field.least() - step;
            case 1 -> field.most() + step;
            case 2 -> field.unit() == PolicyField.Unit.SHARE ? Double.NaN : Integer.MIN_VALUE;
            case 3 -> field.unit() == PolicyField.Unit.MILLISECONDS ? Long.MAX_VALUE : Integer.MAX_VALUE;
            case 4, 5, 6 -> field.least();
            case 7, 8, 9 -> field.most();
            default -> inside(field, random);
        };
    }

    /** Set within the limits and in order: a policy of it may be declared. */
    private static PolicyOverride lawful(RandomGenerator random) {
        PolicyOverride override = PolicyOverride.NONE;
        for (PolicyField field : PolicyField.values()) {
            boolean dependent = !related(field).equals(EnumSet.of(field));
            if (!dependent && random.nextBoolean()) {
                override = Overrides.with(override, field, inside(field, random));
            }
        }
        if (random.nextBoolean()) {
            double soft = inside(PolicyField.SOFT_TIMEOUT, random);
            override = Overrides.with(override, PolicyField.SOFT_TIMEOUT, soft);
            override = Overrides.with(override, PolicyField.HARD_TIMEOUT, Math.max(100, soft));
        }
        if (random.nextBoolean()) {
            double stale = inside(PolicyField.STALE_WHILE_REVALIDATE, random);
            override = Overrides.with(override, PolicyField.STALE_WHILE_REVALIDATE, stale);
            override = Overrides.with(override, PolicyField.STALE_IF_ERROR, stale);
        }
        return random.nextInt(4) == 0 ? unbounded(override, random) : override;
    }

    private static double inside(PolicyField field, RandomGenerator random) {
        double share = random.nextDouble();
        double number = field.least() + share * share * share * (field.most() - field.least());
        return field.unit() == PolicyField.Unit.SHARE ? number : Math.floor(number);
    }

    private static PolicyOverride unbounded(PolicyOverride before, RandomGenerator random) {
        return Overrides.with(before, random.nextBoolean() ? new Coherence.Strict() : new Coherence.Eventual());
    }
}
