package dev.vitrina.sandbox.catalogue;

import java.util.List;

/**
 * A subject (предмет) with its parent, and what the generator needs to invent cards of it.
 *
 * @param allowed   whether the seller may still sell it (filter {@code allowedCategoriesOnly})
 * @param needKiz   whether goods must carry a marking code
 * @param sizes     which size grid it has
 * @param box       smallest and largest length, width, height in cm
 * @param grams     smallest and largest weight
 * @param roubles   smallest and largest price before discount
 * @param nouns     what the goods are called
 * @param features  how they are described
 */
public record Subject(
    int id,
    String name,
    int parentId,
    String parentName,
    boolean allowed,
    boolean needKiz,
    SizeGrid sizes,
    List<Integer> box,
    List<Integer> grams,
    List<Integer> roubles,
    List<String> nouns,
    List<String> features,
    List<Definition> characteristics
) {
    /** Size grids of the catalogue: pairs of seller's size and Russian size. */
    public enum SizeGrid {
        NONE(List.of()),
        CLOTHES(List.of("XS", "S", "M", "L", "XL", "XXL", "3XL")),
        SHOES(List.of("35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45")),
        CHILDREN(List.of("92", "98", "104", "110", "116", "122", "128", "134", "140"));

        private final List<String> techSizes;

        SizeGrid(List<String> techSizes) {
            this.techSizes = techSizes;
        }

        List<String> techSizes() {
            return techSizes;
        }

        /** The Russian size of the n-th size of the grid. */
        String wbSize(int n) {
            return this == CLOTHES ? Integer.toString(40 + 2 * n) : techSizes.get(n);
        }
    }

    /**
     * A characteristic the subject has.
     *
     * @param values the texts to choose from; empty for a number
     * @param range  smallest and largest number; empty for texts
     * @param most   how many texts a card has at most
     */
    public record Definition(int id, String name, List<String> values, List<Integer> range, int most) {
        /** 1 = array of strings, 4 = number (items spec, object/charcs: {@code charcType}). */
        public int charcType() {
            return values.isEmpty() ? 4 : 1;
        }
    }
}
