package dev.vitrina.core.plugin.setting;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A property of a plugin's {@code settings.schema.json}.
 *
 * @param declared     the property's schema, as it is written
 * @param schema       the same, to judge values by
 * @param defaultValue null for a secret
 */
public record SettingDefinition(
    String name,
    SettingType type,
    boolean secret,
    @Nullable JsonNode defaultValue,
    JsonNode declared,
    Schema schema
) {
    /** Texts by language, each with {@code title}, {@code description} and {@code options}. */
    static final String TEXTS = "x-texts";

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LIST = 200;

    /**
     * Why a value is not accepted.
     *
     * @param path into the value: empty, or the place in a list
     */
    record Refusal(List<String> path, String message) {}

    /** A value and what people read for it. */
    record Option(String value, String title) {}

    /** Whether it holds a text of any kind. */
    public boolean isText() {
        return type == SettingType.TEXT || type == SettingType.CHOICE || type == SettingType.LIST;
    }

    /** In which it is described; a plain `title` counts for English. Empty when only that is there. */
    public Set<String> languages() {
        Set<String> spoken = new TreeSet<>(declared.path(TEXTS).propertyNames());
        if (!spoken.isEmpty() && declared.has("title")) {
            spoken.add(Locale.ENGLISH.getLanguage());
        }
        return spoken;
    }

    String title(Locale locale) {
        return translated("title", locale).orElse(name);
    }

    @Nullable
    String description(Locale locale) {
        return translated("description", locale).orElse(null);
    }

    /** Of a choice, and of a list that allows only these; else empty. */
    List<Option> options(Locale locale) {
        JsonNode values = type == SettingType.LIST ? declared.path("items").path("enum") : declared.path("enum");
        return values
            .valueStream()
            .map(JsonNode::asString)
            .map(value ->
                new Option(
                    value,
                    languages(locale)
                        .map(language -> text(language).path("options").path(value).asString(""))
                        .filter(title -> !title.isBlank())
                        .findFirst()
                        .orElse(value)
                )
            )
            .toList();
    }

    /** Why the value is not accepted, in this language. */
    Optional<Refusal> refusal(JsonNode value, Locale locale) {
        if (isTooLong(value)) {
            return Optional.of(new Refusal(List.of(), "Must be shorter"));
        }
        if (type == SettingType.INTEGER && value.isNumber() && !value.canConvertToLong()) {
            return Optional.of(new Refusal(List.of(), "Must be nearer to nought"));
        }
        return schema
            .validate(value, context ->
                context.executionConfig(config -> config.locale(spoken(locale)).formatAssertionsEnabled(true))
            )
            .stream()
            .findFirst()
            .map(SettingDefinition::refusal);
    }

    private static Refusal refusal(Error error) {
        String place = String.valueOf(error.getInstanceLocation());
        List<String> path = Stream.of(place.split("/"))
            .filter(step -> !step.isEmpty())
            .toList();
        String message = String.valueOf(error.getMessage());
        return new Refusal(path, Character.toUpperCase(message.charAt(0)) + message.substring(1));
    }

    private static boolean isTooLong(JsonNode value) {
        return value.isArray()
            ? value.size() > LONGEST_LIST || value.valueStream().anyMatch(SettingDefinition::isTooLong)
            : value.isString() && value.asString().length() > LONGEST_TEXT;
    }

    /** The validator has Chinese by region only. */
    private static Locale spoken(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : locale;
    }

    private Optional<String> translated(String what, Locale locale) {
        return Stream.of(
            text(locale.getLanguage()).path(what),
            declared.path(what),
            text(Locale.ENGLISH.getLanguage()).path(what)
        )
            .map(text -> text.asString(""))
            .filter(text -> !text.isBlank())
            .findFirst();
    }

    private static Stream<String> languages(Locale locale) {
        return Stream.of(locale.getLanguage(), Locale.ENGLISH.getLanguage());
    }

    private JsonNode text(String language) {
        return declared.path(TEXTS).path(language);
    }
}
