package dev.vitrina.products.search;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.products.card.Card;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered list: just after the card with this sort key and id.
 *
 * @param key as text, in the form PostgreSQL reads
 */
record CardPosition(String key, long id) {
    static CardPosition of(Card card, CardOrder order) {
        return new CardPosition(order.field().key.apply(card), card.nmId());
    }

    String cursor(String binding) {
        return new KeysetCursor(List.of(key, Long.toString(id))).encode(binding);
    }

    /** @throws VitrinaException {@code INVALID_INPUT} when the cursor is damaged or belongs to another filter or order */
    static CardPosition decode(String cursor, String binding, CardOrder order) {
        List<@Nullable String> values = KeysetCursor.decode(cursor, binding).values();
        String key = values.getFirst();
        String id = values.getLast();
        if (values.size() != 2 || key == null || id == null) {
            throw damaged();
        }
        try {
            check(key, order);
            return new CardPosition(key, Long.parseLong(id));
        } catch (NumberFormatException | DateTimeException e) {
            throw damaged();
        }
    }

    /** The database must never see a key it cannot read. */
    private static void check(String key, CardOrder order) {
        switch (order.field()) {
            case UPDATED_AT, CREATED_AT -> {
                var unused = Instant.parse(key);
            }
            case NM_ID -> {
                var unused = Long.parseLong(key);
            }
            case SCORE -> {
                var unused = Integer.parseInt(key);
            }
            case TITLE, VENDOR_CODE -> {
                if (key.indexOf('\0') >= 0) {
                    throw damaged();
                }
            }
        }
    }

    private static VitrinaException damaged() {
        return new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
    }
}
