package dev.vitrina.core.security.session;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a sign-in lasts.
 *
 * @param accessTokenLife    how long an access token is valid
 * @param idle               after what time without a refresh a session ends
 * @param life               after what time it ends in any case
 * @param signingKeyRotation after what time a new key signs access tokens
 * @param secure             whether cookies are always marked {@code Secure}, also when the request came over plain HTTP
 */
@Validated
@ConfigurationProperties("vitrina.security.session")
public record SessionProperties(
    @DefaultValue("10m") @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 15) Duration accessTokenLife,
    @DefaultValue("24h") @NotNull @DurationMin(minutes = 1) Duration idle,
    @DefaultValue("30d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 400) Duration life,
    @DefaultValue("30d") @NotNull @DurationMin(hours = 1) Duration signingKeyRotation,
    @DefaultValue("false") boolean secure
) {}
