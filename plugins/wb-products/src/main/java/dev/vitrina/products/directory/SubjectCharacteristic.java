package dev.vitrina.products.directory;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A characteristic that cards of a subject may have (WB items spec, {@code object/charcs}); maps to the GraphQL type
 * {@code ProductSubjectCharacteristic}.
 *
 * @param unit       of a number, for example {@code см}; null for none
 * @param maxCount   how many texts it may have; 0 for any number
 * @param popular    many sellers fill it in
 * @param filterable buyers filter by it
 * @param variable   cards of a group may differ in it
 * @param namedField it has a field of its own on the card and does not go into the list of characteristics
 */
public record SubjectCharacteristic(
    long id,
    String name,
    Type type,
    boolean required,
    @Nullable String unit,
    int maxCount,
    boolean popular,
    boolean filterable,
    boolean variable,
    boolean namedField
) {
    private static final Map<String, DirectoryKind> BY_NAME = Map.of(
        "цвет",
        DirectoryKind.COLORS,
        "пол",
        DirectoryKind.KINDS,
        "страна производства",
        DirectoryKind.COUNTRIES,
        "сезон",
        DirectoryKind.SEASONS,
        "ставка ндс",
        DirectoryKind.VAT,
        "тнвэд",
        DirectoryKind.TNVED,
        "тнвэд-код",
        DirectoryKind.TNVED,
        "код тнвэд",
        DirectoryKind.TNVED
    );

    /** What a value is. */
    public enum Type {
        /** {@code charcType} 1: a list of texts. */
        TEXTS,
        /** {@code charcType} 4: one number. */
        NUMBER,
        /** {@code charcType} 0: not used. */
        UNUSED;

        static Type of(int charcType) {
            return switch (charcType) {
                case 1 -> TEXTS;
                case 4 -> NUMBER;
                default -> UNUSED;
            };
        }
    }

    /** Where its values come from; null when any text will do. Wildberries links the two by name only (WB items spec, object/charcs). */
    public @Nullable DirectoryKind directory() {
        return BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
    }
}
