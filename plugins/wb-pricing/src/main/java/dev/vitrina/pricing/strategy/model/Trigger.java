package dev.vitrina.pricing.strategy.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When a strategy runs by itself. */
public sealed interface Trigger {
    /** What nobody was there for is made up for that long, and then left out. */
    Duration LATE = Duration.ofHours(2);

    /** At a time by Moscow's clock. @param days of the week; all seven for daily */
    record At(Set<DayOfWeek> days, LocalTime time) implements Trigger {
        public At {
            days = Set.copyOf(days);
        }

        /** The latest time that has come and is not too long ago. @param armed nothing before it counts */
        public Optional<Instant> due(Instant armed, Instant now) {
            LocalDate today = LocalDate.ofInstant(now, Facts.MOSCOW);
            return Stream.of(today, today.minusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> day.atTime(time).atZone(Facts.MOSCOW).toInstant())
                .filter(at -> !at.isAfter(now) && at.isAfter(armed) && at.isAfter(now.minus(LATE)))
                .findFirst();
        }
    }

    /** When something happens. */
    record On(Set<Event> events) implements Trigger {
        public On {
            events = Set.copyOf(events);
        }
    }

    /** What can happen; maps to {@code PricingStrategyEvent}. */
    enum Event {
        /** Somebody told what goods cost, or a cost that was told ahead begins to count. */
        COST_CHANGED,
        PROMOTION_ANNOUNCED,
        PROMOTION_STARTED,
        RIVAL_MOVED,
        /** Goods have lain in stock for too long. Vitrina knows no stocks: a plugin that does has to tell. */
        STOCK_AGED,
    }
}
