package dev.vitrina.products.change;

import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.text.Texts;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.EditFinding;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What kinds of changes say. Findings are kept in English, as they are made by a job that nobody reads along; {@link #explain} tells them in the
 * reader's language.
 */
public final class KindTexts {

    /** Of a reason that is in Wildberries' own words, which nobody translates. */
    static final String WILDBERRIES = "WILDBERRIES";

    private static final int MAX_ARGUMENTS = 4;

    private final Texts texts;
    private final CharacteristicNames names;

    public KindTexts(Texts texts, CharacteristicNames names) {
        this.texts = texts;
        this.names = names;
    }

    String title(String kind, Locale language) {
        return texts.in(language, "kind." + kind);
    }

    Finding finding(EditFinding finding) {
        CardField field = finding.field();
        return new Finding(
            finding.severity(),
            finding.code().name(),
            texts.in(Locale.ENGLISH, "finding." + finding.code().name(), finding.arguments().toArray()),
            field == null ? null : field.path()
        );
    }

    Reason reason(String code, Object... arguments) {
        return new Reason(code, texts.in(Locale.ENGLISH, "finding." + code, arguments));
    }

    /** In Wildberries' words. */
    static Reason wildberries(String message) {
        return new Reason(WILDBERRIES, message);
    }

    /** A message that was kept in English, in another language; Wildberries' own words as they are. */
    public String explain(Reason reason, Locale language) {
        String key = "finding." + reason.code();
        String[] places = IntStream.range(0, MAX_ARGUMENTS)
            .mapToObj(i -> "{" + i + "}")
            .toArray(String[]::new);
        String template = texts.in(Locale.ENGLISH, key, (Object[]) places);
        if (template.equals(key)) {
            return reason.message();
        }
        StringBuilder pattern = new StringBuilder();
        Object[] arguments = new Object[MAX_ARGUMENTS];
        Matcher place = Pattern.compile("\\{(\\d)}").matcher(template);
        int from = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(template.substring(from, place.start())));
            pattern.append("(?<a").append(place.group(1)).append(">.*)");
            from = place.end();
        }
        pattern.append(Pattern.quote(template.substring(from)));
        Matcher told = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(reason.message());
        if (!told.matches()) {
            return reason.message();
        }
        told
            .namedGroups()
            .keySet()
            .forEach(name -> arguments[name.charAt(1) - '0'] = told.group(name));
        return texts.in(language, key, arguments);
    }

    /** What people call a field. */
    public String field(String path, Locale language) {
        return CardField.of(path)
            .filter(CardField.Characteristic.class::isInstance)
            .map(field -> characteristic(((CardField.Characteristic) field).id(), language))
            .orElseGet(() -> texts.in(language, "edited." + path));
    }

    private String characteristic(long id, Locale language) {
        return names.of(id).orElseGet(() -> texts.in(language, "edited.characteristic", Long.toString(id)));
    }
}
