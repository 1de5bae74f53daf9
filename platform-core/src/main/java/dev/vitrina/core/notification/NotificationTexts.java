package dev.vitrina.core.notification;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The host's own texts, in every language of the dashboard. */
final class NotificationTexts {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"), Locale.CHINESE);
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control.getNoFallbackControl(
        ResourceBundle.Control.FORMAT_PROPERTIES
    );

    private NotificationTexts() {}

    static Map<String, String> of(String key, Object... arguments) {
        Map<String, String> all = new HashMap<>();
        for (Locale language : LANGUAGES) {
            ResourceBundle texts = ResourceBundle.getBundle(
                "dev.vitrina.core.notification.texts",
                language,
                NotificationTexts.class.getClassLoader(),
                NO_FALLBACK
            );
            all.put(language.getLanguage(), new MessageFormat(texts.getString(key), language).format(arguments));
        }
        return all;
    }
}
