package dev.vitrina.sandbox.catalogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Wildberries' timestamps: RFC 3339, UTC, up to six digits of a second with trailing zeros cut ({@code 2023-12-06T11:17:00.96577Z} in
 * the items spec), so they do not sort as text. Inside the sandbox a time is a count of microseconds since 1970.
 */
public final class Rfc3339 {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
        .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
        .appendLiteral('Z')
        .toFormatter()
        .withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    public static String format(long micros) {
        return FORMAT.format(instant(micros));
    }

    /** @throws java.time.format.DateTimeParseException when the text is not an RFC 3339 date-time */
    public static long parse(String text) {
        return micros(OffsetDateTime.parse(text).toInstant());
    }

    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
