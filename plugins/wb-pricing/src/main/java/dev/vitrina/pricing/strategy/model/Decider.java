package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.rule.Rounding;
import dev.vitrina.pricing.strategy.model.Line.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one offer: the formula first, then every limit. A limit never turns a formula round: where it would, the price stays. Pure.
 *
 * @param formula what is wanted
 * @param guards  what is allowed
 */
public record Decider(Formula formula, Guards guards) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Decision decide(Offer offer, Facts facts) {
        List<Line> why = new ArrayList<>();
        why.add(Line.of(Code.INPUT, offer.lowest(), offer.discount(), offer.paid()));
        Lever lever = Lever.of(offer, formula.isOfDiscount());
        long sought;
        switch (formula.of(offer, facts)) {
            case Sought.Unknown(Code code) -> {
                why.add(Line.of(code));
                return code == Code.NO_PHASE
                    ? new Decision.Kept(offer, why)
                    : new Decision.Held(offer, Guard.UNKNOWN, why);
            }
            case Sought.Price(BigDecimal price, Code code) -> {
                sought = price.min(Prices.MOST).max(BigDecimal.ONE).longValue();
                why.add(asked(code, lever.at(sought)));
            }
            case Sought.Discount(int percent, Code code) -> {
                sought = -Math.clamp(percent, 0, Prices.MOST_DISCOUNT);
                why.add(asked(code, lever.at(sought)));
            }
        }
        if (sought == lever.now()) {
            why.add(Line.of(Code.SAME));
            return new Decision.Kept(offer, why);
        }
        Optional<Decision> now = notNow(offer, facts, why);
        return now.orElseGet(() -> within(lever, sought, facts, why));
    }

    private static Line asked(Code code, Offer after) {
        return Line.of(code, after.lowest(), after.discount(), after.paid());
    }

    /** Limits that say when. */
    private Optional<Decision> notNow(Offer offer, Facts facts, List<Line> why) {
        Guards.Hours hours = guards.hours();
        if (hours != null && !hours.has(facts.local())) {
            return held(offer, Guard.HOURS, why, Line.of(Code.HELD_HOURS, hours.from(), hours.until()));
        }
        if (facts.changesToday() >= guards.changesADay()) {
            return held(
                offer,
                Guard.CHANGES_A_DAY,
                why,
                Line.of(Code.HELD_CHANGES_A_DAY, facts.changesToday(), guards.changesADay())
            );
        }
        boolean warm =
            facts.changedAt() != null &&
            facts.changedAt().isAfter(facts.at().minus(Duration.ofHours(guards.coolDownHours())));
        return warm
            ? held(offer, Guard.COOL_DOWN, why, Line.of(Code.HELD_COOL_DOWN, guards.coolDownHours()))
            : Optional.empty();
    }

    private static Optional<Decision> held(Offer offer, Guard by, List<Line> why, Line line) {
        why.add(line);
        return Optional.of(new Decision.Held(offer, by, why));
    }

    /** Where a limit lies, and whose it is. */
    private record Bound(long position, Guard guard) {}

    /** Limits that say how far. */
    private Decision within(Lever lever, long sought, Facts facts, List<Line> why) {
        Offer offer = lever.offer();
        Optional<BigDecimal> margin = margin(offer, facts.economics());
        if (guards.leastMargin() != null && margin.isEmpty()) {
            return held(offer, Guard.UNKNOWN, why, Line.of(Code.UNKNOWN_MARGIN)).orElseThrow();
        }
        Bound floor = floor(lever, margin.orElse(null));
        Bound ceiling = ceiling(lever);
        Bound up = new Bound(lever.highest(at -> isWithinStep(offer, lever.at(at), true)), Guard.STEP);
        Bound down = new Bound(lever.lowest(at -> isWithinStep(offer, lever.at(at), false)), Guard.STEP);
        if (floor.position() > ceiling.position()) {
            return stopped(offer, floor.guard(), why);
        }
        boolean rises = sought > lever.now();
        Bound high = rises ? nearer(ceiling, up, true) : new Bound(lever.now() - 1, Guard.CEILING);
        Bound low = rises ? new Bound(lever.now() + 1, Guard.FLOOR) : nearer(floor, down, false);
        if (low.position() > high.position()) {
            return stopped(offer, rises ? high.guard() : low.guard(), why);
        }
        // A price that is beyond a limit already goes as far towards it as a step takes it.
        if (rises && floor.position() > low.position()) {
            low = new Bound(Math.min(floor.position(), high.position()), floor.guard());
        } else if (!rises && ceiling.position() < high.position()) {
            high = new Bound(Math.max(ceiling.position(), low.position()), ceiling.guard());
        }
        return moved(lever, sought, low, high, why);
    }

    private Decision moved(Lever lever, long sought, Bound low, Bound high, List<Line> why) {
        Offer offer = lever.offer();
        Set<Guard> bent = EnumSet.noneOf(Guard.class);
        long position = Math.clamp(sought, low.position(), high.position());
        if (position != sought) {
            Guard guard = sought < position ? low.guard() : high.guard();
            bent.add(guard);
            position = ended(lever, position, low.position(), high.position(), why);
            why.add(guards.bent(guard, lever.at(position)));
        }
        Offer after = lever.at(position);
        why.add(
            Line.of(
                Code.RESULT,
                after.lowest(),
                after.discount(),
                after.paid(),
                Prices.step(offer.paid(), after.paid())
            )
        );
        return new Decision.Changed(offer, after, bent, why);
    }

    /** The same with the formula's ending, where one lies within the limits. */
    private long ended(Lever lever, long position, long low, long high, List<Line> why) {
        Rounding rounding = formula.rounding();
        if (lever.byDiscount() || rounding == null) {
            return position;
        }
        BigDecimal exact = BigDecimal.valueOf(position);
        for (Rounding.Direction direction : List.of(Rounding.Direction.DOWN, Rounding.Direction.UP)) {
            long ended = new Rounding(rounding.ending(), direction).of(exact).longValueExact();
            if (ended >= low && ended <= high) {
                return ended;
            }
        }
        why.add(Line.of(Code.ENDING_GIVEN_UP, rounding.ending()));
        return position;
    }

    private Bound floor(Lever lever, @Nullable BigDecimal margin) {
        Bound bound = new Bound(lever.least(), Guard.FLOOR);
        BigDecimal floor = guards.floor();
        if (floor != null) {
            bound = new Bound(lever.lowest(at -> lever.at(at).least().compareTo(floor) >= 0), Guard.FLOOR);
        }
        if (margin != null) {
            long position = lever.lowest(at -> lever.at(at).paid().compareTo(margin) >= 0);
            bound = position > bound.position() ? new Bound(position, Guard.LEAST_MARGIN) : bound;
        }
        return bound;
    }

    private Bound ceiling(Lever lever) {
        BigDecimal ceiling = guards.ceiling();
        return new Bound(
            ceiling == null ? lever.most() : lever.highest(at -> lever.at(at).most().compareTo(ceiling) <= 0),
            Guard.CEILING
        );
    }

    private Optional<BigDecimal> margin(Offer offer, @Nullable UnitEconomics economics) {
        BigDecimal percent = guards.leastMargin();
        return percent == null ? Optional.empty() : offer.leastPaid(economics, percent);
    }

    /**
     * Whether a move that was decided about before keeps to floor, ceiling and least margin, and to what the formula itself promises to leave; beyond one of
     * them it may only go towards it. Where a margin is to be left and cannot be told any more, nothing is allowed.
     */
    public boolean allows(Offer now, Offer after, @Nullable UnitEconomics economics) {
        boolean rises = after.paid().compareTo(now.paid()) > 0;
        BigDecimal floor = guards.floor();
        BigDecimal ceiling = guards.ceiling();
        boolean low = !rises && floor != null && after.least().compareTo(floor) < 0;
        boolean high = rises && ceiling != null && after.most().compareTo(ceiling) > 0;
        if (low || high) {
            return false;
        }
        // From above the ceiling it goes down to that, whatever the formula wants to leave.
        boolean comesDown = !rises && ceiling != null && now.most().compareTo(ceiling) > 0;
        return (
            leaves(guards.leastMargin(), after, economics, rises) &&
            leaves(formula.leaves(), after, economics, rises || comesDown)
        );
    }

    private static boolean leaves(
        @Nullable BigDecimal percent,
        Offer after,
        @Nullable UnitEconomics economics,
        boolean towards
    ) {
        return (
            percent == null ||
            after
                .leastPaid(economics, percent)
                .filter(least -> towards || after.paid().compareTo(least) >= 0)
                .isPresent()
        );
    }

    private static Bound nearer(Bound one, Bound other, boolean lower) {
        return lower == (one.position() <= other.position()) ? one : other;
    }

    /** Exact, in percent of the higher of both. */
    private boolean isWithinStep(Offer before, Offer after, boolean up) {
        return up
            ? isWithinStep(before.paid(), after.paid()) && isWithinStep(before.most(), after.most())
            : isWithinStep(after.paid(), before.paid()) && isWithinStep(after.most(), before.most());
    }

    private boolean isWithinStep(BigDecimal lower, BigDecimal higher) {
        return higher.subtract(lower).multiply(HUNDRED).compareTo(higher.multiply(guards.mostStep())) <= 0;
    }

    private Decision stopped(Offer offer, Guard by, List<Line> why) {
        why.add(guards.held(by));
        return new Decision.Held(offer, by, why);
    }
}
