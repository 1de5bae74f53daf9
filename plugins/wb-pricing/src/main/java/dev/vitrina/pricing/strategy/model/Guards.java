package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.strategy.model.Line.Code;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a strategy. Whatever the formula says, none is exceeded: a price that is beyond one already may only move towards it.
 *
 * @param floor         the least that anybody may pay, members of WB Club included; null for none
 * @param leastMargin   percent of what is paid that must be left of each sale, of members of WB Club as well; null for none
 * @param ceiling       the most that anybody may pay; null for none
 * @param mostStep      how far what is paid may move in one run, in percent of the higher of both; above 0, at most 50
 * @param changesADay   a good that changed so often within 24 hours is left alone; at least 1
 * @param coolDownHours a good that changed less than so many hours ago is left alone
 * @param hours         null for at any time
 */
public record Guards(
    @Nullable BigDecimal floor,
    @Nullable BigDecimal leastMargin,
    @Nullable BigDecimal ceiling,
    BigDecimal mostStep,
    int changesADay,
    int coolDownHours,
    @Nullable Hours hours
) {
    /** Far from the third that Wildberries puts into quarantine. */
    public static final BigDecimal MOST_STEP = BigDecimal.valueOf(50);

    public static final Guards DEFAULT = new Guards(null, null, null, BigDecimal.TEN, 1, 0, null);

    public Guards {
        if (mostStep.signum() <= 0 || mostStep.compareTo(MOST_STEP) > 0 || changesADay < 1 || coolDownHours < 0) {
            throw new IllegalArgumentException(
                "A step is above 0 and at most 50 percent, and a good may change once a day"
            );
        }
    }

    /** That this one stopped a price. */
    Line held(Guard by) {
        return switch (by) {
            case FLOOR -> Line.of(Code.HELD_FLOOR, shown(floor));
            case LEAST_MARGIN -> Line.of(Code.HELD_LEAST_MARGIN);
            case CEILING -> Line.of(Code.HELD_CEILING, shown(ceiling));
            case STEP, CHANGES_A_DAY, COOL_DOWN, HOURS, UNKNOWN -> Line.of(Code.HELD_STEP, mostStep);
        };
    }

    /** That this one moved a price to where it is after. */
    Line bent(Guard by, Offer after) {
        return switch (by) {
            case FLOOR -> Line.of(Code.BENT_FLOOR, shown(floor), after.paid());
            case LEAST_MARGIN -> Line.of(Code.BENT_LEAST_MARGIN, after.paid());
            case CEILING -> Line.of(Code.BENT_CEILING, shown(ceiling), after.paid());
            case STEP, CHANGES_A_DAY, COOL_DOWN, HOURS, UNKNOWN -> Line.of(Code.BENT_STEP, mostStep, after.paid());
        };
    }

    private static Object shown(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount;
    }

    /**
     * By Moscow's clock.
     *
     * @param from  included
     * @param until excluded; where it is not behind {@code from} the hours go on past midnight, and the day counts on which they begin
     */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        public Hours {
            days = Set.copyOf(days);
        }

        public boolean has(LocalDateTime time) {
            LocalTime clock = time.toLocalTime();
            if (from.isBefore(until)) {
                return days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(until);
            }
            boolean evening = days.contains(time.getDayOfWeek()) && !clock.isBefore(from);
            boolean morning = days.contains(time.getDayOfWeek().minus(1)) && clock.isBefore(until);
            return evening || morning;
        }
    }
}
