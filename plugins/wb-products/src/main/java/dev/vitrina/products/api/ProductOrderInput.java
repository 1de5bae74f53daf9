package dev.vitrina.products.api;

import dev.vitrina.products.search.CardOrder;
import org.jspecify.annotations.Nullable;

/** Maps to the GraphQL input {@code ProductOrder}. */
public record ProductOrderInput(CardOrder.@Nullable Field field, CardOrder.@Nullable Direction direction) {
    static CardOrder order(@Nullable ProductOrderInput input) {
        return input == null
            ? CardOrder.DEFAULT
            : new CardOrder(
                input.field() == null ? CardOrder.DEFAULT.field() : input.field(),
                input.direction() == null ? CardOrder.DEFAULT.direction() : input.direction()
            );
    }
}
