package dev.vitrina.pricing.cost;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day as people and spreadsheets write it: {@code 2026-11-28}, {@code 28.11.2026}, or the number of the day that a workbook keeps. */
final class DateText {

    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern(
        "d.M.uuuu",
        Locale.ROOT
    ).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    /** Day 0 of a workbook, whose 1900 has a day too many (ECMA-376, 18.17.4.1). */
    private static final LocalDate WORKBOOK = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private DateText() {}

    /** Empty for what is none, or not of this century. */
    static Optional<LocalDate> parse(String text) {
        String plain = text.strip();
        try {
            LocalDate date = SERIAL.matcher(plain).matches()
                ? WORKBOOK.plusDays(Long.parseLong(plain))
                : plain.indexOf('.') > 0 ? LocalDate.parse(plain, RUSSIAN) : LocalDate.parse(plain);
            return date.isBefore(FIRST) || date.isAfter(LAST) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
