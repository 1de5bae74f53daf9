package dev.vitrina.products.search;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.SearchText;
import dev.vitrina.products.health.CardHealth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of a list; cards that are equal in it stand by nmId, in the same direction. */
public record CardOrder(Field field, Direction direction) {
    public static final CardOrder DEFAULT = new CardOrder(Field.UPDATED_AT, Direction.DESC);

    /**
     * What a list can be ordered by. No column is ever null, see {@link Card} for what stands in for a missing value; but for the score of
     * cards from before there were scores, which lists in its order lack until a complete run has read them.
     */
    public enum Field {
        UPDATED_AT("updated_at", "timestamptz", card -> card.updatedAt().toString()),
        CREATED_AT("created_at", "timestamptz", card -> card.createdAt().toString()),
        TITLE("title_key", "text", card -> SearchText.key(card.title())),
        VENDOR_CODE("vendor_code_key", "text", card -> SearchText.key(card.vendorCode())),
        NM_ID("id", "bigint", card -> Long.toString(card.nmId())),
        SCORE("score", "integer", card -> Integer.toString(CardHealth.of(card).score()));

        final String column;
        final String type;
        final Function<Card, String> key;

        Field(String column, String type, Function<Card, String> key) {
            this.column = column;
            this.type = type;
            this.key = key;
        }

        /** A condition, without which a page would end where no comparison finds the next one. */
        String present(String key) {
            return this == SCORE ? " AND " + key + " IS NOT NULL" : "";
        }
    }

    /** Which end comes first. */
    public enum Direction {
        ASC(">"),
        DESC("<");

        final String after;

        Direction(String after) {
            this.after = after;
        }
    }

    /** The part of the order that a filter leaves, by its parameters: a walk begins where that does, and not at the shop's first card. */
    String within(CardFilter filter) {
        CardFilter.Content content = filter.content();
        return switch (field) {
            case UPDATED_AT -> bound(">= :updatedFrom", filter.updatedFrom()) +
            bound("< :updatedTo", filter.updatedTo());
            case CREATED_AT -> bound(">= :createdFrom", content.createdFrom()) +
            bound("< :createdTo", content.createdTo());
            case SCORE -> bound("< :scoreBelow", content.scoreBelow());
            case TITLE, VENDOR_CODE, NM_ID -> "";
        };
    }

    private String bound(String condition, @Nullable Object value) {
        return value == null ? "" : " AND " + field.column + " " + condition;
    }

    /** Text that is equal exactly for equal orders. */
    public String canonical() {
        return field + " " + direction;
    }
}
