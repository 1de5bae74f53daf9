package dev.vitrina.api.text;

import java.util.Locale;

/**
 * The plugin's texts of {@code i18n/en.json}, {@code ru.json} and {@code zh.json}, injectable in its context. Keys of nested objects are
 * joined by dots. With arguments a text is a {@link java.text.MessageFormat}: <code>{0}</code>, and an apostrophe is written twice. A text that
 * a language lacks is given in English; one that there is not, as its key. Thread-safe.
 */
public interface Texts {
    /** In the language of the request that is being answered; in English outside of one. */
    String of(String key, Object... arguments);

    /** In the language of this locale. */
    String in(Locale locale, String key, Object... arguments);
}
