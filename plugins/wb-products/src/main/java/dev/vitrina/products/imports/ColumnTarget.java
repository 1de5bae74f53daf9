package dev.vitrina.products.imports;

import dev.vitrina.products.edit.CardField;
import java.util.Optional;

/** What a column is for: naming the card, or a field's new value. */
sealed interface ColumnTarget {
    /** As it is named in GraphQL: {@code key.nmId} or a field's path. */
    String path();

    static Optional<ColumnTarget> of(String path) {
        for (Key key : Key.values()) {
            if (key.path().equals(path)) {
                return Optional.of(key);
            }
        }
        return CardField.of(path).map(Value::new);
    }

    /** Names the card. */
    enum Key implements ColumnTarget {
        NM_ID("key.nmId"),
        VENDOR_CODE("key.vendorCode"),
        SKU("key.sku");

        private final String path;

        Key(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }
    }

    /** What a field is to hold. An empty cell leaves it as it is. */
    record Value(CardField field) implements ColumnTarget {
        @Override
        public String path() {
            return field.path();
        }
    }
}
