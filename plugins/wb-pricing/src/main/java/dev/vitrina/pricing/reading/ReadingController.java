package dev.vitrina.pricing.reading;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.promotion.CalendarMethods;
import dev.vitrina.pricing.promotion.PromotionJob;
import dev.vitrina.pricing.quarantine.QuarantineSyncJob;
import dev.vitrina.pricing.reading.Readings.Reading;
import dev.vitrina.pricing.reading.Readings.Started;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The buttons that have the quarantine and the promotions read now, with what that would spend. */
@Controller
public final class ReadingController {

    private final Readings readings;
    private final Texts texts;

    public ReadingController(Readings readings, Texts texts) {
        this.readings = readings;
        this.texts = texts;
    }

    /**
     * Maps to {@code PricingReadPayload}.
     *
     * @param readableAt when the quota has a call again; null unless it is spent
     */
    public record ReadNow(@Nullable Job job, @Nullable Instant readableAt, List<UserError> errors) {}

    @SchemaMapping(typeName = "PricingQuarantinePage", field = "reading")
    public @Nullable Reading quarantine(ShopContext shop) {
        return readings.of(shop.id(), PriceMethods.QUARANTINE, QuarantineSyncJob.TYPE).orElse(null);
    }

    @SchemaMapping(typeName = "PricingPromotionList", field = "reading")
    public @Nullable Reading promotions(ShopContext shop) {
        return readings.of(shop.id(), CalendarMethods.PROMOTIONS, PromotionJob.TYPE).orElse(null);
    }

    @MutationMapping
    public ReadNow pricingQuarantineRead(ShopContext shop) {
        return read(shop, PriceMethods.QUARANTINE, QuarantineSyncJob.TYPE);
    }

    @MutationMapping
    public ReadNow pricingPromotionsRead(ShopContext shop) {
        return read(shop, CalendarMethods.PROMOTIONS, PromotionJob.TYPE);
    }

    private ReadNow read(ShopContext shop, Endpoint endpoint, String job) {
        return switch (readings.start(shop.shop(), endpoint, job)) {
            case Started.Reads(Job started) -> new ReadNow(started, null, List.of());
            case Started.CredentialRefused() -> refused("CREDENTIAL_REFUSED", null);
            case Started.QuotaSpent(Instant readableAt) -> refused("QUOTA_SPENT", readableAt);
            case Started.Busy() -> refused("TOO_MANY_JOBS", null);
        };
    }

    private ReadNow refused(String code, @Nullable Instant readableAt) {
        return new ReadNow(null, readableAt, List.of(UserError.at(code, texts.of("error." + code))));
    }
}
