package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import dev.vitrina.pricing.strategy.model.Line.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a strategy wants of a price. Guards come after it. */
public sealed interface Formula {
    /** What competitors asked for longer ago says nothing of what they ask for. */
    Duration RIVAL_COUNTS = Duration.ofHours(24);

    BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Sought of(Offer offer, Facts facts);

    /** Whether it is the discount that it decides about, and not the price before it. */
    default boolean isOfDiscount() {
        return false;
    }

    /** To which ending its prices are brought; null for whole ones. */
    default @Nullable Rounding rounding() {
        return null;
    }

    /** Whether it cannot do without what a piece costs. */
    default boolean needsMargin() {
        return false;
    }

    default boolean needsRival() {
        return false;
    }

    /** Percent that its prices leave of each sale; null where it promises nothing of the kind. */
    default @Nullable BigDecimal leaves() {
        return null;
    }

    /** Whether it may ask for less than there is, so that only limits say how low prices get. */
    boolean mayLower();

    /** One rule, as for prices that are changed by hand; not the club's discount. */
    record ByRule(PriceRule rule) implements Formula {
        @Override
        public Sought of(Offer offer, Facts facts) {
            var wanted = rule.of(offer.asGood()).getFirst();
            BigDecimal price = wanted.price();
            return price == null
                ? new Sought.Discount(
                    wanted.discount() == null ? offer.discount() : wanted.discount(),
                    Code.FORMULA_RULE
                )
                : new Sought.Price(price, Code.FORMULA_RULE);
        }

        @Override
        public boolean isOfDiscount() {
            return rule.operation() == PriceRule.Operation.SET_DISCOUNT;
        }

        @Override
        public boolean mayLower() {
            return switch (rule.operation()) {
                case PRICE_PERCENT, PRICE_AMOUNT -> rule.value().signum() < 0;
                case SET_PRICE, SET_DISCOUNTED_PRICE, SET_DISCOUNT, SET_CLUB_DISCOUNT -> true;
            };
        }

        @Override
        public @Nullable Rounding rounding() {
            return rule.rounding();
        }
    }

    /** So many percent further with each run; negative downwards. */
    record Step(BigDecimal percent, @Nullable Rounding rounding) implements Formula {
        @Override
        public Sought of(Offer offer, Facts facts) {
            BigDecimal moved = offer.lowest().multiply(HUNDRED.add(percent)).divide(HUNDRED, 4, RoundingMode.HALF_UP);
            return new Sought.Price(whole(moved, rounding), Code.FORMULA_STEP);
        }

        @Override
        public boolean mayLower() {
            return percent.signum() < 0;
        }
    }

    /** The least price that leaves so many percent, of what members of WB Club pay as well. */
    record HoldMargin(BigDecimal percent, @Nullable Rounding rounding) implements Formula {
        @Override
        public Sought of(Offer offer, Facts facts) {
            return offer
                .leastPaid(facts.economics(), percent)
                .<Sought>map(paid ->
                    new Sought.Price(upwards(Prices.before(paid, offer.discount()), rounding), Code.FORMULA_MARGIN)
                )
                .orElseGet(() -> new Sought.Unknown(Code.UNKNOWN_MARGIN));
        }

        @Override
        public boolean needsMargin() {
            return true;
        }

        @Override
        public BigDecimal leaves() {
            return percent;
        }

        /** Its own percent is the least. */
        @Override
        public boolean mayLower() {
            return false;
        }
    }

    /**
     * What a competitor asks for, or less.
     *
     * @param below how much less: 0 to be level with him; negative for more
     * @param unit  of {@code below}
     */
    record AgainstRival(BigDecimal below, Unit unit, @Nullable Rounding rounding) implements Formula {
        /** Maps to {@code PricingStrategyUnit}. */
        public enum Unit {
            PERCENT,
            AMOUNT,
        }

        @Override
        public Sought of(Offer offer, Facts facts) {
            Rival rival = facts.rival();
            if (rival == null || !rival.currency().equals(offer.currency()) || rival.price().signum() <= 0) {
                return new Sought.Unknown(Code.UNKNOWN_RIVAL);
            }
            if (rival.seenAt().isBefore(facts.at().minus(RIVAL_COUNTS))) {
                return new Sought.Unknown(Code.STALE_RIVAL);
            }
            BigDecimal paid = switch (unit) {
                case PERCENT -> rival
                    .price()
                    .multiply(HUNDRED.subtract(below))
                    .divide(HUNDRED, 4, RoundingMode.HALF_UP);
                case AMOUNT -> rival.price().subtract(below);
            };
            BigDecimal exact = paid
                .max(BigDecimal.ONE)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(100L - Math.min(99, offer.discount())), 4, RoundingMode.HALF_UP);
            // Downwards: a kopeck above the rival is not below him.
            BigDecimal price = rounding == null ? exact.setScale(0, RoundingMode.FLOOR) : rounding.of(exact);
            return new Sought.Price(price.max(BigDecimal.ONE), Code.FORMULA_RIVAL);
        }

        @Override
        public boolean needsRival() {
            return true;
        }

        @Override
        public boolean mayLower() {
            return true;
        }
    }

    /**
     * Discounts by the calendar: the first phase that has the day counts.
     *
     * @param otherwise percent on days that no phase has; null leaves what there is
     */
    record DiscountSchedule(List<Phase> phases, @Nullable Integer otherwise) implements Formula {
        public DiscountSchedule {
            phases = List.copyOf(phases);
        }

        /**
         * Days with one discount, by Moscow's calendar.
         *
         * @param from  null for from ever
         * @param until included; null for ever
         * @param days  of the week; none for all
         */
        public record Phase(@Nullable LocalDate from, @Nullable LocalDate until, Set<DayOfWeek> days, int discount) {
            public Phase {
                days = Set.copyOf(days);
            }

            boolean has(LocalDate day) {
                return (
                    (from == null || !day.isBefore(from)) &&
                    (until == null || !day.isAfter(until)) &&
                    (days.isEmpty() || days.contains(day.getDayOfWeek()))
                );
            }
        }

        @Override
        public Sought of(Offer offer, Facts facts) {
            LocalDate today = facts.local().toLocalDate();
            return phases
                .stream()
                .filter(phase -> phase.has(today))
                .findFirst()
                .map(Phase::discount)
                .or(() -> Optional.ofNullable(otherwise))
                .<Sought>map(percent -> new Sought.Discount(percent, Code.FORMULA_SCHEDULE))
                .orElseGet(() -> new Sought.Unknown(Code.NO_PHASE));
        }

        @Override
        public boolean mayLower() {
            return true;
        }

        @Override
        public boolean isOfDiscount() {
            return true;
        }
    }

    private static BigDecimal whole(BigDecimal exact, @Nullable Rounding rounding) {
        return rounding == null ? exact.setScale(0, RoundingMode.HALF_UP) : rounding.of(exact);
    }

    /** So that an ending takes nothing of what was to be held. */
    private static BigDecimal upwards(BigDecimal whole, @Nullable Rounding rounding) {
        return rounding == null ? whole : new Rounding(rounding.ending(), Rounding.Direction.UP).of(whole);
    }
}
