package dev.vitrina.api.notification;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should know of, and what they can do about it. Texts are by language ({@code en}, {@code ru}, {@code zh}); English
 * must be there.
 *
 * @param shop       whose it is: those who may enter the shop see it; null for the administrators'
 * @param key        of the plugin's own making, for example {@code sync-stuck}; as long as it is not resolved there is one of each
 *                   key and shop, and raising it again changes that one
 * @param title      a sentence
 * @param text       more, in a sentence or two
 * @param action     what can be done; null when there is nothing
 * @param permission who lacks it in the shop does not see it; null for everybody
 */
public record Notification(
    @Nullable ShopId shop,
    String key,
    Severity severity,
    Map<String, String> title,
    Map<String, String> text,
    @Nullable Action action,
    @Nullable String permission
) {
    private static final List<String> LANGUAGES = List.of("en", "ru", "zh");

    public Notification {
        title = Map.copyOf(title);
        text = Map.copyOf(text);
        if (!title.containsKey("en") || !text.containsKey("en")) {
            throw new IllegalArgumentException("A notification needs its texts in English at least");
        }
    }

    /** How bad it is. */
    public enum Severity {
        INFO,
        /** Something will go wrong unless somebody acts. */
        WARNING,
        /** Something does not work, or money is at stake. */
        CRITICAL,
    }

    /**
     * A way to where something can be done.
     *
     * @param path  in the dashboard, with a leading slash
     * @param label verb and noun, by language
     */
    public record Action(String path, Map<String, String> label) {
        public Action {
            label = Map.copyOf(label);
            if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
                throw new IllegalArgumentException("An action leads to a path of the dashboard, not to " + path);
            }
        }
    }

    /** A text of the plugin's in every language of the dashboard. */
    public static Map<String, String> inEveryLanguage(Texts texts, String key, Object... arguments) {
        Map<String, String> all = new HashMap<>();
        for (String language : LANGUAGES) {
            all.put(language, texts.in(Locale.forLanguageTag(language), key, arguments));
        }
        return all;
    }
}
