package dev.vitrina.sandbox.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The measurable part of a card: characteristics, sizes with barcodes, packed dimensions. */
final class CardGoods {

    private static final int BOX = 60;
    private static final int WEIGHT = 63;
    private static final int VALID = 64;
    private static final int FIRST_SIZE = 65;
    private static final int SIZE_COUNT = 66;
    private static final int SECOND_SKU = 67;
    private static final int INCOMPLETE = 68;
    private static final int LACKING = 69;
    private static final int CHARACTERISTIC = 100;

    private final Hash hash;
    private final CardIds ids;

    CardGoods(Hash hash, CardIds ids) {
        this.hash = hash;
        this.ids = ids;
    }

    List<Characteristic> characteristics(Subject subject, int index) {
        List<Characteristic> result = new ArrayList<>(subject.characteristics().size());
        int purpose = CHARACTERISTIC;
        for (Subject.Definition definition : subject.characteristics()) {
            result.add(
                definition.charcType() == 4 ? number(definition, index, purpose) : texts(definition, index, purpose)
            );
            purpose += 2;
        }
        return result;
    }

    /** 4 in 100 cards lack one of their characteristics, required or not. */
    List<Characteristic> filledIn(List<Characteristic> all, int index) {
        if (!hash.chance(4, index, INCOMPLETE)) {
            return all;
        }
        List<Characteristic> some = new ArrayList<>(all);
        some.remove(hash.below(all.size(), index, LACKING));
        return some;
    }

    Dimensions dimensions(Subject subject, int index) {
        List<Integer> box = subject.box();
        // Now and then a seller types nonsense; WB then answers isValid = false.
        boolean valid = !hash.chance(3, index, VALID);
        int length = hash.between(box.get(0), box.get(1), index, BOX);
        int grams = hash.between(subject.grams().get(0), subject.grams().get(1), index, WEIGHT);
        return new Dimensions(
            valid ? length : length * 10,
            hash.between(box.get(2), box.get(3), index, BOX + 1),
            hash.between(box.get(4), box.get(5), index, BOX + 2),
            BigDecimal.valueOf(grams, 3).stripTrailingZeros(),
            valid
        );
    }

    List<Size> sizes(Subject subject, int index) {
        List<String> grid = subject.sizes().techSizes();
        if (grid.isEmpty()) {
            return List.of(new Size(ids.chrtId(index, 0), "0", "", skus(index, 0)));
        }
        int count = Math.min(hash.between(2, 7, index, SIZE_COUNT), grid.size());
        int first = hash.below(grid.size() - count + 1, index, FIRST_SIZE);
        List<Size> result = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = first + i;
            result.add(new Size(ids.chrtId(index, i), grid.get(at), subject.sizes().wbSize(at), skus(index, i)));
        }
        return result;
    }

    /** One barcode a size; two on some, as after a change of packaging. */
    private List<String> skus(int index, int size) {
        String first = ids.barcode(index, size);
        boolean second = size < 3 && hash.chance(6, index, SECOND_SKU + 1000 * size);
        return second ? List.of(first, ids.barcode(index, 7 + size)) : List.of(first);
    }

    private Characteristic texts(Subject.Definition definition, int index, int purpose) {
        List<String> values = definition.values();
        int count = Math.min(hash.between(1, definition.most(), index, purpose), values.size());
        int first = hash.below(values.size(), index, purpose + 1);
        List<String> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(values.get((first + i) % values.size()));
        }
        return new Characteristic.Texts(definition.id(), definition.name(), chosen);
    }

    private Characteristic number(Subject.Definition definition, int index, int purpose) {
        int low = definition.range().get(0);
        int high = definition.range().get(1);
        return new Characteristic.Number(
            definition.id(),
            definition.name(),
            BigDecimal.valueOf(hash.between(low, high, index, purpose))
        );
    }
}
