package dev.vitrina.products.trouble;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Wildberries found wrong with a card when it was created or edited last; maps to the GraphQL type {@code ProductError}.
 *
 * @param messages in Russian, as Wildberries wrote them
 */
public record CardError(
    ShopId shop,
    String vendorCode,
    @Nullable String subjectName,
    List<String> messages,
    @Nullable Instant at
) {
    public CardError {
        messages = List.copyOf(messages);
    }
}
