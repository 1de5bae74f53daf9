package dev.vitrina.products.edit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a card can be edited. Its {@link #path} names it in change sets, GraphQL and the dashboard. */
public sealed interface CardField {
    String CHARACTERISTICS = "characteristics.";

    /** {@code title}, {@code dimensions.length} or {@code characteristics.14177449}. */
    String path();

    static Optional<CardField> of(String path) {
        if (path.startsWith(CHARACTERISTICS)) {
            String id = path.substring(CHARACTERISTICS.length());
            return id.matches("[1-9]\\d{0,17}")
                ? Optional.of(new Characteristic(Long.parseLong(id)))
                : Optional.empty();
        }
        return Stream.<CardField>concat(Arrays.stream(Text.values()), Arrays.stream(Measure.values()))
            .filter(field -> field.path().equals(path))
            .findFirst();
    }

    /** A text of the card itself. */
    enum Text implements CardField {
        TITLE("title"),
        DESCRIPTION("description"),
        BRAND("brand"),
        VENDOR_CODE("vendorCode");

        private final String path;

        Text(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }
    }

    /** A measure of the packed product: centimetres, and kilograms for the weight. */
    enum Measure implements CardField {
        LENGTH("length"),
        WIDTH("width"),
        HEIGHT("height"),
        WEIGHT("weightBrutto");

        private final String member;

        Measure(String member) {
            this.member = member;
        }

        /** Its name within {@code dimensions}. */
        String member() {
            return member;
        }

        @Override
        public String path() {
            return "dimensions." + member;
        }
    }

    /** A characteristic of the subject, by Wildberries' id. */
    record Characteristic(long id) implements CardField {
        @Override
        public String path() {
            return CHARACTERISTICS + id;
        }
    }
}
