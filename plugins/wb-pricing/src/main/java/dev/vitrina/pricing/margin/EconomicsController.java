package dev.vitrina.pricing.margin;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.pricing.day.Days;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingEconomics}. */
@Controller
public final class EconomicsController {

    private static final String TYPE = "PricingEconomics";

    private final Margins margins;
    private final Days days;

    public EconomicsController(Margins margins, Days days) {
        this.margins = margins;
        this.days = days;
    }

    @QueryMapping
    public List<EconomicsView> pricingEconomics(
        ShopContext shop,
        @Argument List<String> nmIds,
        @Argument @Nullable String on
    ) {
        if (nmIds.size() > CardCatalogue.MOST) {
            throw invalid("`nmIds` must hold at most " + CardCatalogue.MOST + " goods");
        }
        List<Long> wanted = nmIds.stream().map(EconomicsController::nmId).distinct().toList();
        Map<Long, UnitEconomics> all = margins.of(shop.id(), wanted, days.of(on));
        return wanted
            .stream()
            .map(nmId -> EconomicsView.of(nmId, all.get(nmId)))
            .toList();
    }

    @SchemaMapping(typeName = TYPE)
    public EconomicsView.MarginView at(EconomicsView of, @Argument String discountedPrice) {
        return EconomicsView.MarginView.of(
            of.economics().at(number("discountedPrice", discountedPrice, BigDecimal.ZERO))
        );
    }

    @SchemaMapping(typeName = TYPE)
    public @Nullable String priceFor(EconomicsView of, @Argument String marginPercent) {
        return of
            .economics()
            .priceFor(number("marginPercent", marginPercent, BigDecimal.valueOf(-1_000)))
            .map(BigDecimal::toPlainString)
            .orElse(null);
    }

    @SchemaMapping(typeName = TYPE)
    public @Nullable Integer breakEvenDiscount(EconomicsView of, @Argument String price) {
        OptionalInt discount = of.economics().breakEvenDiscount(number("price", price, new BigDecimal("0.01")));
        return discount.isPresent() ? discount.getAsInt() : null;
    }

    /** A plain decimal number: no exponent, which would make it of any size. */
    private static BigDecimal number(String name, String text, BigDecimal least) {
        if (text.matches("-?\\d{1,12}(\\.\\d{1,4})?")) {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(least) >= 0) {
                return number;
            }
        }
        throw invalid(
            "`" + name + "` must be a decimal number of at least " + least.toPlainString() + ", such as 1990.50"
        );
    }

    private static long nmId(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw invalid("`nmIds` must hold positive numbers");
        }
        return Long.parseLong(text);
    }

    private static VitrinaException invalid(String message) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, message);
    }
}
