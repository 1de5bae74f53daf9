package dev.vitrina.products.api;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.trouble.CardErrors;
import dev.vitrina.products.trouble.CardErrors.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters as users give them, with what only Wildberries knows looked up. */
public final class Filters {

    private final CardErrors errors;
    private final Clock clock;

    public Filters(CardErrors errors, Clock clock) {
        this.errors = errors;
        this.clock = clock;
    }

    /** @throws VitrinaException as the list of errors cannot be read, when the filter asks for cards that have some */
    CardFilter of(ShopId shop, @Nullable ProductFilterInput input) {
        CardFilter filter = ProductFilterInput.mirrored(input);
        if (input == null || !Boolean.TRUE.equals(input.hasErrors())) {
            return filter;
        }
        return switch (errors.of(shop)) {
            case Answer.Known known -> filter.withVendorCodes(
                known
                    .list()
                    .stream()
                    .map(error -> error.vendorCode())
                    .sorted()
                    .toList()
            );
            case Answer.Unknown(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }
}
