package dev.vitrina.pricing.strategy.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.margin.Basis;
import dev.vitrina.pricing.margin.Tax;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import dev.vitrina.pricing.strategy.model.Formula.AgainstRival;
import dev.vitrina.pricing.strategy.model.Formula.DiscountSchedule;
import dev.vitrina.pricing.strategy.model.Line.Code;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeciderTest {

    /** A Saturday, noon in Moscow. */
    private static final Instant NOON = Instant.parse("2026-11-28T09:00:00Z");
    private static final int CASES = 20_000;

    @Test
    void tellsEachStepOfWhyAPriceIsWhatItBecomes() {
        Guards guards = new Guards(amount(900), null, null, BigDecimal.TEN, 1, 0, null);

        Decision decision = new Decider(new Formula.Step(amount(-25), null), guards).decide(
            offer(2000, 50, 0),
            facts()
        );

        assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class, changed -> {
                assertThat(changed.after().lowest()).isEqualByComparingTo("1800");
                assertThat(changed.step()).isEqualByComparingTo("-10");
                assertThat(changed.bent()).containsExactly(Guard.STEP);
            });
        assertThat(decision.why())
            .extracting(Line::code)
            .containsExactly(Code.INPUT, Code.FORMULA_STEP, Code.BENT_STEP, Code.RESULT);
        assertThat(decision.why().getFirst().arguments()).containsExactly("2000", "50", "1000");
        assertThat(decision.why().getLast().arguments()).containsExactly("1800", "50", "900", "-10");
    }

    @Test
    void keepsWhatMembersOfTheClubPayAboveTheFloorAsWell() {
        Guards guards = new Guards(amount(900), null, null, amount(50), 1, 0, null);

        Decision decision = new Decider(new Formula.Step(amount(-40), null), guards).decide(
            offer(1200, 0, 10),
            facts()
        );

        assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class, changed -> {
                assertThat(changed.after().least()).isGreaterThanOrEqualTo(amount(900));
                assertThat(changed.after().lowest()).isEqualByComparingTo("1000");
                assertThat(changed.bent()).containsExactly(Guard.FLOOR);
            });
    }

    @Test
    void leavesAPriceThatTheFormulaWouldLowerBelowAFloorItHasNotReached() {
        Guards guards = new Guards(amount(1500), null, null, amount(50), 1, 0, null);

        Decision down = new Decider(new Formula.Step(amount(-5), null), guards).decide(offer(1000, 0, 0), facts());
        Decision up = new Decider(new Formula.Step(amount(5), null), guards).decide(offer(1000, 0, 0), facts());

        assertThat(down).isInstanceOfSatisfying(Decision.Held.class, held ->
            assertThat(held.by()).isEqualTo(Guard.FLOOR)
        );
        assertThat(up).isInstanceOfSatisfying(Decision.Changed.class, changed ->
            assertThat(changed.after().lowest()).as("as far towards it as a step goes").isEqualByComparingTo("1500")
        );
    }

    @Test
    void holdsAMarginByWhatASaleLeaves() {
        UnitEconomics costs = economics(400, 20);

        Decision decision = new Decider(
            new Formula.HoldMargin(amount(30), new Rounding("9", Rounding.Direction.NEAREST)),
            new Guards(null, null, null, amount(50), 1, 0, null)
        ).decide(offer(1000, 0, 0), facts(costs, null));

        assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class, changed -> {
                assertThat(costs.at(changed.after().paid()).percent()).isGreaterThanOrEqualTo(amount(30));
                assertThat(changed.after().lowest()).isEqualByComparingTo("809");
            });
    }

    @Test
    void leavesAloneWhatItCannotTellTheMarginOf() {
        UnitEconomics none = new UnitEconomics(
            null,
            null,
            null,
            Tax.NONE,
            "RUB",
            Set.of(dev.vitrina.pricing.margin.Missing.COST),
            basis()
        );
        Guards guarded = new Guards(null, amount(10), null, amount(50), 1, 0, null);

        Decision held = new Decider(new Formula.HoldMargin(amount(30), null), Guards.DEFAULT).decide(
            offer(1000, 0, 0),
            facts(none, null)
        );
        Decision stepped = new Decider(new Formula.Step(amount(-5), null), guarded).decide(
            offer(1000, 0, 0),
            facts(none, null)
        );

        assertThat(List.of(held, stepped)).allSatisfy(decision ->
            assertThat(decision).isInstanceOfSatisfying(Decision.Held.class, one ->
                assertThat(one.by()).isEqualTo(Guard.UNKNOWN)
            )
        );
    }

    @Test
    void undercutsACompetitorAndLeavesAloneWhatIsStale() {
        Decider decider = new Decider(
            new AgainstRival(BigDecimal.ONE, AgainstRival.Unit.AMOUNT, null),
            new Guards(null, null, null, amount(50), 1, 0, null)
        );
        Rival fresh = new Rival(new BigDecimal("899.00"), "RUB", NOON.minus(Duration.ofHours(2)));
        Rival stale = new Rival(new BigDecimal("899.00"), "RUB", NOON.minus(Duration.ofHours(25)));

        assertThat(decider.decide(offer(2000, 50, 0), facts(null, fresh))).isInstanceOfSatisfying(
            Decision.Changed.class,
            changed -> assertThat(changed.after().paid()).isEqualByComparingTo("898")
        );
        assertThat(decider.decide(offer(2000, 50, 0), facts(null, stale)).why().getLast().code()).isEqualTo(
            Code.STALE_RIVAL
        );
        assertThat(decider.decide(offer(2000, 50, 0), facts(null, null)).why().getLast().code()).isEqualTo(
            Code.UNKNOWN_RIVAL
        );
    }

    @Test
    void followsACalendarOfDiscounts() {
        DiscountSchedule schedule = new DiscountSchedule(
            List.of(
                new DiscountSchedule.Phase(LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-31"), Set.of(), 40),
                new DiscountSchedule.Phase(null, null, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), 15)
            ),
            10
        );
        Decider decider = new Decider(schedule, new Guards(null, null, null, amount(50), 1, 0, null));

        assertThat(discount(decider, NOON)).isEqualTo(15);
        assertThat(discount(decider, NOON.plus(Duration.ofDays(2)))).as("a Monday").isEqualTo(10);
        assertThat(discount(decider, NOON.plus(Duration.ofDays(7)))).as("the first phase counts").isEqualTo(40);
        // 23:30 in Moscow is Saturday still, whatever the day elsewhere.
        assertThat(discount(decider, Instant.parse("2026-11-27T21:30:00Z"))).isEqualTo(15);
    }

    private static int discount(Decider decider, Instant at) {
        Decision decision = decider.decide(offer(1000, 20, 0), new Facts(at, null, null, 0, null));
        return ((Decision.Changed) decision).after().discount();
    }

    @Test
    void changesNothingOutOfHoursTooOftenOrTooSoon() {
        Guards guards = new Guards(
            null,
            null,
            null,
            BigDecimal.TEN,
            2,
            6,
            new Guards.Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), LocalTime.of(18, 0))
        );
        Decider decider = new Decider(new Formula.Step(amount(-5), null), guards);

        assertThat(by(decider, new Facts(NOON, null, null, 0, null))).isNull();
        assertThat(by(decider, new Facts(NOON.plus(Duration.ofHours(6)), null, null, 0, null))).isEqualTo(Guard.HOURS);
        assertThat(by(decider, new Facts(NOON, null, null, 2, null))).isEqualTo(Guard.CHANGES_A_DAY);
        assertThat(by(decider, new Facts(NOON, null, null, 1, NOON.minus(Duration.ofHours(5))))).isEqualTo(
            Guard.COOL_DOWN
        );
        assertThat(by(decider, new Facts(NOON, null, null, 1, NOON.minus(Duration.ofHours(6))))).isNull();
    }

    private static @Nullable Guard by(Decider decider, Facts facts) {
        return decider.decide(offer(1000, 0, 0), facts) instanceof Decision.Held held ? held.by() : null;
    }

    /** Whatever the formula says, for whatever goods, costs, competitors and limits. */
    @Test
    void noGuardIsEverExceeded() {
        cases(any -> {
            Decision decision = any.decider.decide(any.offer, any.facts);

            if (decision instanceof Decision.Changed(Offer before, Offer after, var _, var _)) {
                Guards guards = any.decider.guards();
                String told = any + " -> " + decision;
                BigDecimal higher = before.paid().max(after.paid());
                assertThat(after.paid().subtract(before.paid()).abs().multiply(amount(100)))
                    .as(told)
                    .isLessThanOrEqualTo(higher.multiply(guards.mostStep()));
                if (guards.floor() != null) {
                    assertThat(after.least()).as(told).isGreaterThanOrEqualTo(guards.floor().min(before.least()));
                }
                if (guards.ceiling() != null) {
                    assertThat(after.most()).as(told).isLessThanOrEqualTo(guards.ceiling().max(before.most()));
                }
                if (guards.leastMargin() != null) {
                    BigDecimal least = any.economics.priceFor(guards.leastMargin()).orElseThrow();
                    assertThat(after.least().add(new BigDecimal("0.01")))
                        .as(told)
                        .isGreaterThanOrEqualTo(least.min(before.least()));
                }
                assertThat(guards.hours() == null || guards.hours().has(any.facts.local())).as(told).isTrue();
                assertThat(any.facts.changesToday()).as(told).isLessThan(guards.changesADay());
                assertThat(after.lowest().stripTrailingZeros().scale()).as(told).isLessThanOrEqualTo(0);
                assertThat(after.lowest()).as(told).isGreaterThanOrEqualTo(BigDecimal.ONE);
                assertThat(after.discount()).as(told).isBetween(0, 99);
            }
        });
    }

    @Test
    void neverTurnsAFormulaRoundAndDoesTheSameEachTime() {
        cases(any -> {
            Decision decision = any.decider.decide(any.offer, any.facts);

            assertThat(any.decider.decide(any.offer, any.facts)).isEqualTo(decision);
            if (decision instanceof Decision.Changed changed) {
                BigDecimal asked = new BigDecimal(changed.why().get(1).arguments().get(2));
                int wanted = asked.compareTo(any.offer.paid());
                int got = changed.after().paid().compareTo(any.offer.paid());
                assertThat(got == 0 || got == wanted).as(any + " -> " + decision).isTrue();
            }
        });
    }

    @Test
    void everyExplanationBeginsWithWhatThereIsAndEndsWithWhatBecomesOfIt() {
        cases(any -> {
            Decision decision = any.decider.decide(any.offer, any.facts);

            List<Code> codes = decision.why().stream().map(Line::code).toList();
            assertThat(codes.getFirst()).isEqualTo(Code.INPUT);
            switch (decision) {
                case Decision.Changed changed -> {
                    assertThat(codes.getLast()).isEqualTo(Code.RESULT);
                    changed.bent().forEach(guard -> assertThat(codes).contains(Code.valueOf("BENT_" + guard.name())));
                }
                case Decision.Kept _ -> assertThat(codes.getLast()).isIn(Code.SAME, Code.NO_PHASE);
                case Decision.Held held -> assertThat(codes.getLast().name()).startsWith(
                    held.by() == Guard.UNKNOWN ? "" : "HELD_" + held.by()
                );
            }
        });
    }

    private record Case(Decider decider, Offer offer, Facts facts, UnitEconomics economics) {}

    private static void cases(Consumer<Case> check) {
        Random random = new Random(20261128);
        for (int i = 0; i < CASES; i++) {
            check.accept(any(random));
        }
    }

    private static Case any(Random random) {
        Offer offer = offer(
            1 + random.nextInt(random.nextBoolean() ? 50 : 20_000),
            random.nextInt(100),
            random.nextInt(40)
        );
        UnitEconomics economics = economics(1 + random.nextInt(3_000), random.nextInt(40));
        Rival rival = random.nextInt(5) == 0
            ? null
            : new Rival(
                BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2),
                "RUB",
                NOON.minus(Duration.ofHours(random.nextInt(30)))
            );
        Instant at = NOON.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
        Facts facts = new Facts(
            at,
            economics,
            rival,
            random.nextInt(3),
            random.nextBoolean() ? null : at.minus(Duration.ofHours(random.nextInt(48)))
        );
        return new Case(new Decider(formula(random), guards(random)), offer, facts, economics);
    }

    private static Formula formula(Random random) {
        Rounding rounding = random.nextBoolean()
            ? null
            : new Rounding(
                List.of("9", "99", "0", "90").get(random.nextInt(4)),
                Rounding.Direction.values()[random.nextInt(3)]
            );
        return switch (random.nextInt(7)) {
            case 0 -> new Formula.Step(BigDecimal.valueOf(random.nextInt(10_000) - 5_000, 2), rounding);
            case 1 -> new Formula.HoldMargin(amount(random.nextInt(95) - 20), rounding);
            case 2 -> new AgainstRival(
                BigDecimal.valueOf(random.nextInt(5_000) - 2_500, 2),
                AgainstRival.Unit.values()[random.nextInt(2)],
                rounding
            );
            case 3 -> new DiscountSchedule(
                List.of(
                    new DiscountSchedule.Phase(
                        null,
                        null,
                        Set.of(DayOfWeek.of(1 + random.nextInt(7))),
                        random.nextInt(100)
                    )
                ),
                random.nextBoolean() ? null : (Integer) random.nextInt(100)
            );
            case 4 -> rule(PriceRule.Operation.SET_DISCOUNT, random.nextInt(100), null);
            case 5 -> rule(PriceRule.Operation.SET_PRICE, 1 + random.nextInt(40_000), rounding);
            default -> rule(PriceRule.Operation.SET_DISCOUNTED_PRICE, 1 + random.nextInt(20_000), rounding);
        };
    }

    private static Formula rule(PriceRule.Operation operation, int value, @Nullable Rounding rounding) {
        return new Formula.ByRule(new PriceRule(operation, amount(value), rounding));
    }

    private static Guards guards(Random random) {
        BigDecimal floor = random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
        BigDecimal ceiling = random.nextBoolean()
            ? null
            : (floor == null ? BigDecimal.ONE : floor).add(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
        Guards.Hours hours = random.nextInt(3) > 0
            ? null
            : new Guards.Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.of(1 + random.nextInt(7))),
                LocalTime.of(random.nextInt(24), 0),
                LocalTime.of(random.nextInt(24), 30)
            );
        return new Guards(
            floor,
            random.nextInt(3) > 0 ? null : amount(random.nextInt(60) - 10),
            ceiling,
            BigDecimal.valueOf(1 + random.nextInt(5_000), 2),
            1 + random.nextInt(3),
            random.nextInt(12),
            hours
        );
    }

    private static Offer offer(int price, int discount, int club) {
        return new Offer(new PriceKey.Goods(7), "a good", "RUB", amount(price), amount(price), discount, club);
    }

    private static Facts facts() {
        return facts(null, null);
    }

    private static Facts facts(@Nullable UnitEconomics economics, @Nullable Rival rival) {
        return new Facts(NOON, economics, rival, 0, null);
    }

    private static UnitEconomics economics(int cost, int commission) {
        return new UnitEconomics(amount(cost), amount(commission), BigDecimal.ZERO, Tax.NONE, "RUB", Set.of(), basis());
    }

    private static Basis basis() {
        return new Basis(null, SalesModel.FBW, null, null, null, null, amount(100));
    }

    private static BigDecimal amount(int amount) {
        return BigDecimal.valueOf(amount);
    }
}
