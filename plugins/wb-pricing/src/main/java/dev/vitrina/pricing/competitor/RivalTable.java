package dev.vitrina.pricing.competitor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table that somebody copied: lines of own WB article or vendor code, link or WB article of a rival's good, and a note if there is one.
 * Cells are apart by tabs, else by semicolons, else the rival is the last word. A first line whose rival has no digit is a heading.
 */
record RivalTable(List<Line> lines, List<Fault> faults) {
    /** Lines of one table. */
    static final int MOST = 2_000;

    static final int LONGEST_NOTE = 500;

    RivalTable {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /**
     * A line that can be read.
     *
     * @param number from 1
     * @param key    an own WB article or vendor code
     */
    record Line(int number, String key, long rival, String note) {}

    /**
     * A line that cannot be used.
     *
     * @param code {@code KEY_MISSING}, {@code RIVAL_MISSING}, {@code RIVAL_UNREADABLE}, {@code NOTE_LENGTH}, {@code TOO_MANY_LINES}; once
     *             the goods are known also {@code GOOD_UNKNOWN}, {@code KEY_AMBIGUOUS}, {@code RIVAL_IS_THE_GOOD}, {@code RIVAL_TWICE},
     *             {@code TOO_MANY_OF_GOOD}, {@code TOO_MANY_OF_SHOP}
     * @param text what stands there
     */
    record Fault(int line, String code, String text) {}

    static RivalTable read(String text) {
        List<Line> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (lines.size() + faults.size() >= MOST) {
                faults.add(new Fault(number, "TOO_MANY_LINES", Integer.toString(MOST)));
                break;
            }
            List<String> cells = cells(line);
            boolean first = lines.isEmpty() && faults.isEmpty();
            if (first && cells.size() > 1 && !cells.get(1).isEmpty() && !hasDigit(cells.get(1))) {
                continue;
            }
            line(number, cells, lines, faults);
        }
        return new RivalTable(lines, faults);
    }

    private static void line(int number, List<String> cells, List<Line> lines, List<Fault> faults) {
        String key = cells.getFirst();
        String rival = cells.size() > 1 ? cells.get(1) : "";
        String note = cells.size() > 2 ? cells.get(2) : "";
        OptionalLong nmId = RivalLink.read(rival);
        if (key.isEmpty()) {
            faults.add(new Fault(number, "KEY_MISSING", rival));
        } else if (rival.isEmpty()) {
            faults.add(new Fault(number, "RIVAL_MISSING", key));
        } else if (nmId.isEmpty()) {
            faults.add(new Fault(number, "RIVAL_UNREADABLE", rival));
        } else if (note.length() > LONGEST_NOTE) {
            faults.add(new Fault(number, "NOTE_LENGTH", Integer.toString(LONGEST_NOTE)));
        } else {
            lines.add(new Line(number, key, nmId.getAsLong(), note));
        }
    }

    private static List<String> cells(String line) {
        String separator = line.indexOf('\t') >= 0 ? "\t" : line.indexOf(';') >= 0 ? ";" : null;
        if (separator != null) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.split(separator, 3)) {
                cells.add(cell.strip());
            }
            return cells;
        }
        String whole = line.strip();
        int space = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\u00a0'));
        return space < 0 ? List.of(whole) : List.of(whole.substring(0, space).strip(), whole.substring(space + 1));
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }
}
