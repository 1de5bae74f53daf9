package dev.vitrina.core.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs run.
 *
 * @param threads          jobs at once per replica
 * @param poll             how soon a replica sees what is due
 * @param heartbeat        how often a replica says that it still works on a job
 * @param missedHeartbeats after so many a job is taken from its replica and run elsewhere; at least 4
 * @param tick             how often progress is written and a cancellation or a lost job is noticed
 * @param follow           how often a follower sees a change made elsewhere
 * @param stopPatience     how long a job has to end when its plugin or the host stops
 * @param retention        how long ended jobs are kept
 */
@ConfigurationProperties("vitrina.jobs")
public record JobProperties(
    @DefaultValue("32") int threads,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("4") int missedHeartbeats,
    @DefaultValue("500ms") Duration tick,
    @DefaultValue("500ms") Duration follow,
    @DefaultValue("10s") Duration stopPatience,
    @DefaultValue("30d") Duration retention
) {
    public JobProperties {
        if (threads < 1) {
            throw new IllegalArgumentException("vitrina.jobs.threads must be at least 1");
        }
        if (missedHeartbeats < 4) {
            throw new IllegalArgumentException("vitrina.jobs.missed-heartbeats must be at least 4");
        }
    }
}
