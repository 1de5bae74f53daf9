package dev.vitrina.pricing.change;

import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.text.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the kind says: kept in English, as jobs find it, and told in the reader's language by {@link #explain}. Arguments are texts. */
public final class PriceTexts {

    /** Of a reason that is in Wildberries' own words, which nobody translates. */
    private static final String WILDBERRIES = "WILDBERRIES";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final int MOST_ARGUMENTS = 4;

    private final Texts texts;

    public PriceTexts(Texts texts) {
        this.texts = texts;
    }

    public String in(Locale language, String key) {
        return texts.in(language, key);
    }

    public Finding finding(Severity severity, String code, @Nullable String field, Object... arguments) {
        return new Finding(severity, code, message(code, arguments), field);
    }

    public Reason reason(String code, Object... arguments) {
        return new Reason(code, message(code, arguments));
    }

    public static Reason wildberries(String message) {
        return new Reason(WILDBERRIES, message);
    }

    private String message(String code, Object... arguments) {
        return texts.in(Locale.ENGLISH, "finding." + code, arguments);
    }

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
