package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Dimensions;
import dev.vitrina.sandbox.catalogue.Subject;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Packed dimensions: whole centimetres, kilograms with at most three decimals (items spec, cards/update). A zero or a suspicious size is
 * taken and marked invalid; what counts as suspicious is made up: three times larger than any of the subject's goods.
 */
final class DimensionRules {

    private static final int LARGEST_CM = 1_000;
    private static final BigDecimal HEAVIEST_KG = BigDecimal.valueOf(1_000);

    private DimensionRules() {}

    static void check(CardDraft.Box box, List<String> errors) {
        if (!isLength(box.length()) || !isLength(box.width()) || !isLength(box.height())) {
            errors.add("Длина, ширина и высота упаковки должны быть целыми числами от 0 до " + LARGEST_CM + " см");
        }
        if (!isWeight(box.weightBrutto())) {
            errors.add("Вес с упаковкой должен быть числом от 0 до 1000 кг, не больше трёх знаков после запятой");
        }
    }

    /** Of a box that passed the check. */
    static Dimensions of(CardDraft.Box box, Subject subject) {
        int length = box.length().asInt(0);
        int width = box.width().asInt(0);
        int height = box.height().asInt(0);
        BigDecimal weight = weight(box.weightBrutto());
        boolean filled = length > 0 && width > 0 && height > 0 && weight.signum() > 0;
        return new Dimensions(
            length,
            width,
            height,
            weight,
            filled && isPlausible(subject, length, width, height, weight)
        );
    }

    private static boolean isPlausible(Subject subject, int length, int width, int height, BigDecimal weight) {
        List<Integer> box = subject.box();
        BigDecimal heaviest = BigDecimal.valueOf(3L * subject.grams().get(1), 3);
        return (
            length <= 3 * box.get(1) &&
            width <= 3 * box.get(3) &&
            height <= 3 * box.get(5) &&
            weight.compareTo(heaviest) <= 0
        );
    }

    private static boolean isLength(JsonNode node) {
        return absent(node) || (node.isIntegralNumber() && node.asLong(-1) >= 0 && node.asLong(-1) <= LARGEST_CM);
    }

    private static boolean isWeight(JsonNode node) {
        if (absent(node)) {
            return true;
        }
        if (!node.isNumber()) {
            return false;
        }
        BigDecimal weight = weight(node);
        return weight.signum() >= 0 && weight.compareTo(HEAVIEST_KG) <= 0 && weight.scale() <= 3;
    }

    private static BigDecimal weight(JsonNode node) {
        if (absent(node)) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = node.decimalValue().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
