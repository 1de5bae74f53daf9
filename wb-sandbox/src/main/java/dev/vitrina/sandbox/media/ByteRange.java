package dev.vitrina.sandbox.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of bytes, both ends included (RFC 9110, section 14). */
record ByteRange(int from, int to) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** Whether the header asks for ranges this server understands; others are ignored, as the RFC allows. */
    static boolean understands(String header) {
        Matcher single = SINGLE.matcher(header.strip());
        return single.matches() && !(single.group(1).isEmpty() && single.group(2).isEmpty());
    }

    /** The part of a body of this length; empty when it lies outside. */
    static Optional<ByteRange> of(String header, int length) {
        Matcher single = SINGLE.matcher(header.strip());
        if (!single.matches()) {
            return Optional.empty();
        }
        boolean suffix = single.group(1).isEmpty();
        int second = single.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(single.group(2));
        int from = suffix ? Math.max(0, length - second) : Integer.parseInt(single.group(1));
        int to = suffix ? length - 1 : Math.min(second, length - 1);
        return from > to || from >= length ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }
}
