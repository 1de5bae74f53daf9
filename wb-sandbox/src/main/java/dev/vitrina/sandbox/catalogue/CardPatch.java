package dev.vitrina.sandbox.catalogue;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a card; what is null stays.
 *
 * @param photos   new number of pictures, 0-30
 * @param weightKg packed weight
 * @param stamp    whether the edit moves {@code updatedAt}
 */
public record CardPatch(
    @Nullable String title,
    @Nullable String description,
    @Nullable String brand,
    @Nullable String vendorCode,
    @Nullable Integer photos,
    @Nullable Boolean hasVideo,
    @Nullable Long imtId,
    @Nullable BigDecimal weightKg,
    @Nullable Stamp stamp
) {
    /** Sellers complain that edits made in the portal do not always move {@code updatedAt}: KEEP makes such an edit. */
    public enum Stamp {
        NOW,
        KEEP,
    }

    public CardPatch {
        if (photos != null && (photos < 0 || photos > 30)) {
            throw new IllegalArgumentException("a card has 0 to 30 photos, not " + photos);
        }
    }

    public static CardPatch title(String title) {
        return new CardPatch(title, null, null, null, null, null, null, null, null);
    }

    public static CardPatch photos(int photos) {
        return new CardPatch(null, null, null, null, photos, null, null, null, null);
    }

    public CardPatch keepingTime() {
        return new CardPatch(title, description, brand, vendorCode, photos, hasVideo, imtId, weightKg, Stamp.KEEP);
    }

    Card applyTo(Card card, long nowMicros) {
        CardEditor editor = CardEditor.of(card);
        set(title, editor::title);
        set(description, editor::description);
        set(brand, editor::brand);
        set(vendorCode, editor::vendorCode);
        set(photos, editor::photos);
        set(hasVideo, editor::video);
        set(imtId, editor::imtId);
        set(weightKg, editor::weightKg);
        return editor.build(stamp == Stamp.KEEP ? card.updatedMicros() : nowMicros);
    }

    private static <T> void set(@Nullable T changed, Consumer<T> field) {
        if (changed != null) {
            field.accept(changed);
        }
    }
}
