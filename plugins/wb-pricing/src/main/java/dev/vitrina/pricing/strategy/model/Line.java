package dev.vitrina.pricing.strategy.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of an explanation, told in the reader's language by its code. It names no cost and no margin: more people may read explanations than may see those.
 *
 * @param code      text {@code strategy.why.<code>}
 * @param arguments texts
 */
public record Line(Code code, List<String> arguments) {
    public Line {
        arguments = List.copyOf(arguments);
    }

    /** What can be said. */
    public enum Code {
        /** Price, discount and what is paid before. */
        INPUT,
        /** What the formula asks for: price, discount, what would be paid. */
        FORMULA_RULE,
        FORMULA_STEP,
        FORMULA_MARGIN,
        FORMULA_RIVAL,
        FORMULA_SCHEDULE,
        /** Nothing is asked for: it is so already. */
        SAME,
        /** A limit moved what the formula asked for. */
        BENT_FLOOR,
        BENT_LEAST_MARGIN,
        BENT_CEILING,
        BENT_STEP,
        ENDING_GIVEN_UP,
        /** A limit stopped it. */
        HELD_FLOOR,
        HELD_LEAST_MARGIN,
        HELD_CEILING,
        HELD_STEP,
        HELD_CHANGES_A_DAY,
        HELD_COOL_DOWN,
        HELD_HOURS,
        /** Something that must be known is not. */
        UNKNOWN_MARGIN,
        UNKNOWN_RIVAL,
        STALE_RIVAL,
        NO_PHASE,
        /** Price, discount and what is paid afterwards, in percent of before. */
        RESULT,
    }

    static Line of(Code code, Object... arguments) {
        return new Line(code, Stream.of(arguments).map(Line::text).toList());
    }

    private static String text(Object argument) {
        if (argument instanceof BigDecimal amount) {
            BigDecimal stripped = amount.stripTrailingZeros();
            return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
        }
        return argument.toString();
    }
}
