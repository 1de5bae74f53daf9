package dev.vitrina.core.security.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What API keys may use up.
 *
 * @param requestsPerMinute of one key, counted by each replica for itself; a key may be given less
 * @param keysPerUser       at most, expired ones included
 * @param keepExpired       how long a key that has expired is still shown before it is deleted
 */
@Validated
@ConfigurationProperties("vitrina.security.api-keys")
public record ApiKeyProperties(
    @DefaultValue("600") @Min(1) @Max(100_000) int requestsPerMinute,
    @DefaultValue("50") @Min(0) @Max(1_000) int keysPerUser,
    @DefaultValue("30d") @NotNull @DurationMin Duration keepExpired
) {}
