package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A budget that cannot tell costs nobody an answer that is there, and ends no work for others. */
record SafeBudget(Budget budget) implements Budget {
    private static final Logger LOG = LoggerFactory.getLogger(SafeBudget.class);

    @Override
    public Duration delay(long tenant, String endpoint, Priority priority, double reserve) {
        try {
            return budget.delay(tenant, endpoint, priority, reserve);
        } catch (RuntimeException e) {
            LOG.warn("The budget of {} could not be asked: {}", endpoint, e.toString());
            return Duration.ZERO;
        }
    }
}
