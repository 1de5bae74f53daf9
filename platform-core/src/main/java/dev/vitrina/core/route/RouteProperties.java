package dev.vitrina.core.route;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the HTTP addresses of plugins may take of the host.
 *
 * @param timeout     how long one call may take until its answer is sent
 * @param concurrent  calls of one plugin at once; more are turned away
 * @param streams     streaming answers of one plugin at once; more are turned away
 * @param idle        how long a streaming answer may stand still
 * @param maxRequest  of a body that is sent to a plugin
 * @param maxResponse of a body that a plugin sends
 */
@Validated
@ConfigurationProperties("vitrina.plugins.routes")
public record RouteProperties(
    @DefaultValue("30s") @NotNull @DurationMin(millis = 100) Duration timeout,
    @DefaultValue("20") @Min(1) int concurrent,
    @DefaultValue("8") @Min(1) int streams,
    @DefaultValue("1m") @NotNull @DurationMin(millis = 100) Duration idle,
    @DefaultValue("1MB") @NotNull DataSize maxRequest,
    @DefaultValue("64MB") @NotNull DataSize maxResponse
) {}
