package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How files are called: text with {@code {vendorCode}}, {@code {nmId}}, {@code {title}}, {@code {n}} (the photo's number, or
 * {@code video}), {@code {nn}} (with two digits) and {@code {ext}}. A slash begins a folder; what is filled in begins none.
 */
record NameTemplate(String text) {
    static final NameTemplate DEFAULT = new NameTemplate("{vendorCode}/{n}.{ext}");

    private static final int LONGEST = 200;
    private static final int DEEPEST = 5;
    private static final Set<String> KNOWN = Set.of("vendorCode", "nmId", "title", "n", "nn", "ext");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w*)}");

    /** @throws VitrinaException {@code INVALID_INPUT} when it is none */
    static NameTemplate of(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.split("/", -1).length > DEEPEST) {
            throw invalid("must have 1 to " + LONGEST + " characters and at most " + (DEEPEST - 1) + " folders");
        }
        for (Matcher field = FIELD.matcher(text); field.find(); ) {
            if (!KNOWN.contains(field.group(1))) {
                throw invalid(
                    "holds {" + field.group(1) + "}; known are " + String.join(", ", KNOWN.stream().sorted().toList())
                );
            }
        }
        return new NameTemplate(text);
    }

    private static VitrinaException invalid(String what) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, "`names` " + what);
    }

    /** @param number of the photo, 0 for the video */
    String path(CatalogueCard card, int number, String extension) {
        return Arrays.stream(text.split("/"))
            .filter(part -> !part.isBlank())
            .map(part -> SafeName.of(filled(part, card, number, extension)).value())
            .collect(Collectors.collectingAndThen(Collectors.joining("/"), path -> path.isEmpty() ? "_" : path));
    }

    private static String filled(String part, CatalogueCard card, int number, String extension) {
        return FIELD.matcher(part).replaceAll(field ->
                Matcher.quoteReplacement(
                    switch (field.group(1)) {
                        case "vendorCode" -> card.vendorCode();
                        case "nmId" -> Long.toString(card.nmId());
                        case "title" -> card.title();
                        case "n" -> number == 0 ? "video" : Integer.toString(number);
                        case "nn" -> number == 0 ? "video" : "%02d".formatted(number);
                        default -> extension;
                    }
                )
            );
    }
}
