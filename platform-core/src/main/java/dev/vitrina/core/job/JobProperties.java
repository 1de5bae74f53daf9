package dev.vitrina.core.job;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("vitrina.jobs")
public record JobProperties(
    @DefaultValue("32") @Min(1) int threads,
    @DefaultValue("1s") @NotNull @DurationMin(millis = 10) Duration poll,
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration heartbeat,
    @DefaultValue("4") @Min(4) int missedHeartbeats,
    @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) Duration tick,
    @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) Duration follow,
    @DefaultValue("10s") @NotNull @DurationMin Duration stopPatience,
    @DefaultValue("30d") @NotNull @DurationMin(minutes = 1) Duration retention
) {}
