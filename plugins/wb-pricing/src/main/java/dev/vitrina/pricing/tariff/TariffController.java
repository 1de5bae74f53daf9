package dev.vitrina.pricing.tariff;

import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import dev.vitrina.pricing.tariff.ReturnTariffs.ReturnTariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingTariffs}. */
@Controller
public final class TariffController {

    private final Tariffs tariffs;
    private final Days days;

    public TariffController(Tariffs tariffs, Days days) {
        this.tariffs = tariffs;
        this.days = days;
    }

    @QueryMapping
    public View pricingTariffs(ShopContext shop, @Argument @Nullable String on) {
        LocalDate day = days.of(on);
        CacheAnswer<BoxTariffs> boxes = tariffs.boxes(shop.id(), day);
        CacheAnswer<ReturnTariffs> returns = tariffs.returns(shop.id(), day);
        CacheAnswer<Map<Long, Commission>> commissions = tariffs.commissions(shop.id());
        BoxTariffs box = value(boxes);
        ReturnTariffs back = value(returns);
        Map<Long, Commission> commission = value(commissions);
        return new View(
            box == null ? null : box.currency(),
            box == null ? List.of() : box.warehouses().stream().map(WarehouseView::of).toList(),
            box == null ? null : box.nextFrom(),
            back == null ? List.of() : back.warehouses().stream().map(ReturnView::of).toList(),
            commission == null ? 0 : commission.size(),
            freshness(boxes),
            freshness(returns),
            freshness(commissions)
        );
    }

    private static <T> @Nullable T value(CacheAnswer<T> answer) {
        return answer instanceof CacheAnswer.Found<T> found ? found.value() : null;
    }

    private static @Nullable Freshness freshness(CacheAnswer<?> answer) {
        return answer instanceof CacheAnswer.Kept<?> kept ? kept.freshness() : null;
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static @Nullable String base(@Nullable Rate rate) {
        return rate == null ? null : rate.base().toPlainString();
    }

    private static @Nullable String litre(@Nullable Rate rate) {
        return rate == null ? null : rate.litre().toPlainString();
    }

    /** Maps to {@code PricingTariffs}. */
    public record View(
        @Nullable String currency,
        List<WarehouseView> warehouses,
        @Nullable String nextFrom,
        List<ReturnView> returns,
        int commissionSubjects,
        @Nullable Freshness boxFreshness,
        @Nullable Freshness returnFreshness,
        @Nullable Freshness commissionFreshness
    ) {}

    /** Maps to {@code PricingWarehouseTariff}. */
    public record WarehouseView(
        String warehouse,
        @Nullable String region,
        @Nullable String deliveryBase,
        @Nullable String deliveryLitre,
        @Nullable String marketplaceBase,
        @Nullable String marketplaceLitre,
        @Nullable String storageBase,
        @Nullable String storageLitre
    ) {
        static WarehouseView of(BoxTariff tariff) {
            return new WarehouseView(
                tariff.warehouse(),
                tariff.region(),
                base(tariff.delivery()),
                litre(tariff.delivery()),
                base(tariff.marketplace()),
                litre(tariff.marketplace()),
                base(tariff.storage()),
                litre(tariff.storage())
            );
        }
    }

    /** Maps to {@code PricingReturnTariff}. */
    public record ReturnView(
        String warehouse,
        @Nullable String officeBase,
        @Nullable String officeLitre,
        @Nullable String courierBase,
        @Nullable String courierLitre,
        @Nullable String unclaimed
    ) {
        static ReturnView of(ReturnTariff tariff) {
            return new ReturnView(
                tariff.warehouse(),
                text(tariff.officeBase()),
                text(tariff.officeLitre()),
                text(tariff.courierBase()),
                text(tariff.courierLitre()),
                text(tariff.unclaimed())
            );
        }
    }
}
