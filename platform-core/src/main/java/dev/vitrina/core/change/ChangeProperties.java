package dev.vitrina.core.change;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How change sets are worked on.
 *
 * @param maxRows   of one set
 * @param retention how long ended sets are kept
 */
@Validated
@ConfigurationProperties("vitrina.change-sets")
public record ChangeProperties(
    @DefaultValue("200000") @Min(1) int maxRows,
    @DefaultValue("400d") @NotNull @DurationMin(days = 1) Duration retention
) {}
