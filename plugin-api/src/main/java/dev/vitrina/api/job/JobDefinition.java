package dev.vitrina.api.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job; a bean of this type is registered by the host.
 *
 * @param type     unique, for example {@code wb-products:sync}
 * @param schedule when it starts by itself, for each shop; null for only on demand
 * @param work     does it; must be able to go on after a crash
 */
public record JobDefinition(String type, @Nullable Schedule schedule, Work work) {
    /**
     * Recurring work. One job per shop and type is queued or running at a time; a run that is due while another is under
     * way is dropped.
     *
     * @param every   the pause between the end of one run and the start of the next
     * @param jitter  0 to 1: share of {@code every} by which shops differ
     * @param shops   which shops have their turn; the turns of others pass by without a trace
     */
    public record Schedule(Duration every, double jitter, Shops shops) {
        /** For all shops. */
        public Schedule(Duration every, double jitter) {
            this(every, jitter, Shops.ALL);
        }
    }

    /** Shops that a schedule is for. */
    public enum Shops {
        ALL,
        /** Work that needs Wildberries can only fail in a shop whose credential is refused. */
        WITH_ACCEPTED_CREDENTIAL,
    }

    /** The work. Called on a virtual thread; interrupted when its plugin stops. */
    @FunctionalInterface
    public interface Work {
        JobResult run(JobRun run);
    }
}
