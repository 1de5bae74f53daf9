package dev.vitrina.pricing.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody copied: lines of WB article or vendor code, price before discount, discount in percent, cells apart by tabs or semicolons. An empty cell
 * leaves what there is. A first line without a number is a heading.
 */
public record PastedRows(List<Row> rows, List<Fault> faults) {
    /** Lines of one table. */
    public static final int MOST = 50_000;

    private static final Pattern CELLS = Pattern.compile("[\t;]");

    public PastedRows {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * A line that can be read.
     *
     * @param line from 1
     * @param key  a WB article or a vendor code
     */
    public record Row(int line, String key, @Nullable BigDecimal price, @Nullable Integer discount) {}

    /**
     * A line that cannot.
     *
     * @param code {@code KEY_MISSING}, {@code KEY_TWICE}, {@code NUMBER_UNREADABLE}, {@code DISCOUNT_UNREADABLE}, {@code NOTHING_WANTED}, {@code TOO_MANY_LINES}
     * @param text what stands there
     */
    public record Fault(int line, String code, String text) {}

    public static PastedRows read(String text) {
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = CELLS.split(line, -1);
            if (rows.isEmpty() && faults.isEmpty() && isHeading(cells)) {
                continue;
            }
            if (rows.size() + faults.size() >= MOST) {
                faults.add(new Fault(number, "TOO_MANY_LINES", Integer.toString(MOST)));
                break;
            }
            line(number, cells, keys, rows, faults);
        }
        return new PastedRows(rows, faults);
    }

    /** A number that cannot be read is no heading: it has to be told of. */
    private static boolean isHeading(String[] cells) {
        boolean digits = Arrays.stream(cells)
            .skip(1)
            .anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
        return cells.length > 1 && !cells[1].isBlank() && !digits;
    }

    private static void line(int number, String[] cells, Set<String> keys, List<Row> rows, List<Fault> faults) {
        String key = cells[0].strip();
        if (key.isEmpty()) {
            faults.add(new Fault(number, "KEY_MISSING", ""));
            return;
        }
        if (!keys.add(key)) {
            faults.add(new Fault(number, "KEY_TWICE", key));
            return;
        }
        String price = cells.length > 1 ? cells[1].strip() : "";
        String discount = cells.length > 2 ? cells[2].strip() : "";
        if (price.isEmpty() && discount.isEmpty()) {
            faults.add(new Fault(number, "NOTHING_WANTED", key));
            return;
        }
        Optional<BigDecimal> amount = price.isEmpty() ? Optional.empty() : NumberText.amount(price);
        if (!price.isEmpty() && amount.isEmpty()) {
            faults.add(new Fault(number, "NUMBER_UNREADABLE", price));
            return;
        }
        Optional<Integer> percent = discount.isEmpty() ? Optional.empty() : NumberText.percent(discount);
        if (!discount.isEmpty() && percent.isEmpty()) {
            faults.add(new Fault(number, "DISCOUNT_UNREADABLE", discount));
            return;
        }
        rows.add(new Row(number, key, amount.orElse(null), percent.orElse(null)));
    }
}
