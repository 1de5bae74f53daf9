package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.ConditionChoice;
import dev.vitrina.products.search.TextMatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps to the GraphQL input {@code ProductFilter}. */
public record ProductFilterInput(
    @Nullable String text,
    @Nullable List<String> brands,
    @Nullable List<String> subjectIds,
    @Nullable List<String> tagIds,
    @Nullable Boolean hasVideo,
    @Nullable Integer photosMin,
    @Nullable Integer photosMax,
    @Nullable Instant updatedFrom,
    @Nullable Instant updatedTo,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    @Nullable Instant changedSince,
    @Nullable List<Flaw> flaws,
    @Nullable Integer scoreBelow,
    @Nullable List<Characteristic> characteristics,
    @Nullable Boolean hasErrors,
    @Nullable TextScope textScope,
    @Nullable List<String> parentIds,
    @Nullable List<String> conditions,
    @Nullable List<String> withoutConditions
) {
    /** Maps to {@code ProductTextScope}. */
    public enum TextScope {
        BEST,
        CONTAINED,
        IDENTIFIER,
        SIMILAR,
    }

    /** Maps to {@code ProductCharacteristicFilter}. */
    public record Characteristic(String id, List<String> values) {}

    private static final int MAX_TEXT = 200;
    private static final int MAX_VALUES = 500;
    private static final int MAX_CHARACTERISTICS = 20;
    private static final int MAX_CONDITIONS = 20;

    /**
     * The filter by what the mirror holds.
     *
     * @throws VitrinaException {@code INVALID_INPUT} when it asks for what only Wildberries knows: left out, it would pass every card
     */
    static CardFilter filter(@Nullable ProductFilterInput input) {
        if (input != null && Boolean.TRUE.equals(input.hasErrors())) {
            throw invalid("hasErrors", "can be asked for in lists of one shop only");
        }
        if (input != null && !input.parents().isEmpty()) {
            throw invalid("parentIds", "can be asked for in lists of one shop only");
        }
        return mirrored(input);
    }

    /** The same, for who looks up the rest: see {@link Filters}. */
    static CardFilter mirrored(@Nullable ProductFilterInput input) {
        return input == null ? CardFilter.NONE : input.filter();
    }

    /** Categories of subjects. */
    List<Long> parents() {
        return ids("parentIds", parentIds);
    }

    private ConditionChoice choice() {
        return new ConditionChoice(
            conditions("conditions", conditions),
            conditions("withoutConditions", withoutConditions)
        );
    }

    private static List<String> conditions(String name, @Nullable List<String> ids) {
        List<String> wanted = values(name, ids);
        if (wanted.size() > MAX_CONDITIONS) {
            throw invalid(name, "may have at most " + MAX_CONDITIONS + " of them");
        }
        return wanted
            .stream()
            .map(id -> checked(name, id))
            .toList();
    }

    private CardFilter filter() {
        return new CardFilter(
            search(text),
            values("brands", brands)
                .stream()
                .map(brand -> checked("brands", brand))
                .toList(),
            ids("subjectIds", subjectIds),
            ids("tagIds", tagIds),
            hasVideo,
            count("photosMin", photosMin),
            count("photosMax", photosMax),
            time("updatedFrom", updatedFrom),
            time("updatedTo", updatedTo),
            new CardFilter.Content(
                flaws == null ? Set.of() : Set.copyOf(flaws),
                count("scoreBelow", scoreBelow),
                traits(),
                time("createdFrom", createdFrom),
                time("createdTo", createdTo),
                time("changedSince", changedSince),
                null,
                match(),
                choice()
            )
        );
    }

    /** Without a text there is nothing to read one way or another. */
    private TextMatch match() {
        String wanted = search(text);
        if (textScope == null || wanted == null) {
            return TextMatch.BEST;
        }
        TextMatch match = switch (textScope) {
            case BEST -> TextMatch.BEST;
            case CONTAINED -> TextMatch.CONTAINED;
            case IDENTIFIER -> TextMatch.IDENTIFIED;
            case SIMILAR -> TextMatch.SIMILAR;
        };
        if (!match.isKnownOf(wanted)) {
            throw invalid("textScope", "can be SIMILAR for a text with a word of four letters at least");
        }
        return match;
    }

    private List<CardFilter.Trait> traits() {
        if (characteristics == null) {
            return List.of();
        }
        if (characteristics.size() > MAX_CHARACTERISTICS) {
            throw invalid("characteristics", "may have at most " + MAX_CHARACTERISTICS + " of them");
        }
        return characteristics
            .stream()
            .map(asked ->
                new CardFilter.Trait(
                    Ids.parse("filter.characteristics.id", asked.id()),
                    values("characteristics.values", asked.values())
                        .stream()
                        .map(value -> checked("characteristics.values", value))
                        .toList()
                )
            )
            .toList();
    }

    /** Blank text asks for nothing. */
    private static @Nullable String search(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_TEXT) {
            throw invalid("text", "may have at most " + MAX_TEXT + " characters");
        }
        return checked("text", text).strip();
    }

    /** PostgreSQL keeps no NUL, and half a surrogate pair is no text at all. */
    private static String checked(String name, String text) {
        boolean valid = text
            .codePoints()
            .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!valid) {
            throw invalid(name, "holds characters that are no text");
        }
        return text;
    }

    private static List<Long> ids(String name, @Nullable List<String> ids) {
        return values(name, ids)
            .stream()
            .map(id -> Ids.parse("filter." + name, id))
            .toList();
    }

    private static List<String> values(String name, @Nullable List<String> values) {
        if (values != null && values.size() > MAX_VALUES) {
            throw invalid(name, "may have at most " + MAX_VALUES + " values");
        }
        return values == null ? List.of() : values.stream().distinct().sorted().toList();
    }

    private static @Nullable Integer count(String name, @Nullable Integer count) {
        if (count != null && count < 0) {
            throw invalid(name, "must not be negative");
        }
        return count;
    }

    /** A year of more than four digits is a slip, and PostgreSQL knows none above 294276. */
    private static @Nullable Instant time(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T23:59:59Z")))) {
            throw invalid(name, "must lie between 1970 and 9999");
        }
        return time;
    }

    private static VitrinaException invalid(String name, String what) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, "`filter." + name + "` " + what);
    }
}
