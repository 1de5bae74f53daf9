package dev.vitrina.api.change;

import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.text.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of changes says: kept in English, as jobs find it, and told in the reader's language by {@link #explain}. The texts are the plugin's:
 * {@code finding.CODE} is what a finding or a reason of this code says. Arguments are texts, four at most. Thread-safe.
 */
public final class ChangeTexts {

    /** Of a reason that is in Wildberries' own words, which nobody translates. */
    private static final String WILDBERRIES = "WILDBERRIES";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final int MOST_ARGUMENTS = 4;

    private final Texts texts;

    public ChangeTexts(Texts texts) {
        this.texts = texts;
    }

    /** Any other text of the plugin. */
    public String in(Locale language, String key) {
        return texts.in(language, key);
    }

    public Finding finding(Severity severity, String code, @Nullable String field, Object... arguments) {
        return new Finding(severity, code, message(code, arguments), field);
    }

    public Reason reason(String code, Object... arguments) {
        return new Reason(code, message(code, arguments));
    }

    /** In Wildberries' own words. */
    public static Reason wildberries(String message) {
        return new Reason(WILDBERRIES, message);
    }

    private String message(String code, Object... arguments) {
        return texts.in(Locale.ENGLISH, "finding." + code, arguments);
    }

    /** What was kept in English, in another language; what is in nobody's texts, such as Wildberries' own words, as it is. */
    public String explain(Reason reason, Locale language) {
        String key = "finding." + reason.code();
        Object[] places = IntStream.range(0, MOST_ARGUMENTS)
            .mapToObj(i -> "{" + i + "}")
            .toArray();
        String template = texts.in(Locale.ENGLISH, key, places);
        if (template.equals(key)) {
            return reason.message();
        }
        StringBuilder pattern = new StringBuilder();
        Object[] arguments = new Object[MOST_ARGUMENTS];
        Matcher place = PLACE.matcher(template);
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
}
