package dev.vitrina.pricing.reading;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.pricing.sync.AskedAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Starts jobs that read, unless the quota has no call left for them: a base token may have one an hour. Thread-safe. */
public final class Readings {

    private final UpstreamGateway gateway;
    private final Jobs jobs;
    private final JsonMapper json;
    private final Clock clock;

    public Readings(UpstreamGateway gateway, Jobs jobs, JsonMapper json, Clock clock) {
        this.gateway = gateway;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What may be read; maps to {@code PricingReading}.
     *
     * @param left   calls that could be made now
     * @param readableAt when the next call may be made; null for now
     */
    public record Reading(
        String tokenType,
        int limit,
        int periodSeconds,
        int left,
        @Nullable Instant readableAt,
        @Nullable Job job
    ) {}

    /** What becomes of a wish to read. */
    public sealed interface Started {
        record Reads(Job job) implements Started {}

        /** A new token has to come first. */
        record CredentialRefused() implements Started {}

        record QuotaSpent(Instant readableAt) implements Started {}

        /** The plugin has as many jobs under way as it may. */
        record Busy() implements Started {}
    }

    /** Empty for a shop without a credential. */
    public Optional<Reading> of(ShopId shop, Endpoint endpoint, String job) {
        return gateway
            .quota(shop, endpoint)
            .map(level -> {
                Quota quota = level.quota();
                return new Reading(
                    level.tokenType(),
                    quota.limit(),
                    (int) quota.period().toSeconds(),
                    (int) level.left(),
                    readableAt(level).orElse(null),
                    jobs.active(job, shop).orElse(null)
                );
            });
    }

    /** A run that is under way is the one that was asked for. Its input tells when that was: {@link AskedAt}. */
    public Started start(Shop shop, Endpoint endpoint, String job) {
        if (shop.state() == Shop.State.CREDENTIAL_REFUSED) {
            return new Started.CredentialRefused();
        }
        Optional<Instant> readableAt = gateway.quota(shop.id(), endpoint).flatMap(this::readableAt);
        if (readableAt.isPresent()) {
            return new Started.QuotaSpent(readableAt.get());
        }
        try {
            return new Started.Reads(jobs.start(job, shop.id(), AskedAt.input(json, clock.instant())));
        } catch (VitrinaException busy) {
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
            return new Started.Busy();
        }
    }

    private Optional<Instant> readableAt(QuotaLevel level) {
        Instant blocked = level.blockedUntil();
        if (blocked != null && blocked.isAfter(clock.instant())) {
            return Optional.of(blocked);
        }
        if (level.left() >= 1) {
            return Optional.empty();
        }
        Duration wait = level
            .quota()
            .interval()
            .multipliedBy((long) Math.ceil((1 - level.left()) * 1_000))
            .dividedBy(1_000);
        return Optional.of(clock.instant().plus(wait));
    }
}
