package dev.vitrina.core.change;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The host's own words in files of rows, in the reader's language. */
final class ExportTexts {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control.getNoFallbackControl(
        ResourceBundle.Control.FORMAT_PROPERTIES
    );

    private final ResourceBundle texts;

    ExportTexts(Locale language) {
        this.texts = ResourceBundle.getBundle(
            "dev.vitrina.core.change.export",
            language,
            ExportTexts.class.getClassLoader(),
            NO_FALLBACK
        );
    }

    /** @throws MissingResourceException when there is no such text */
    String of(String key) {
        return texts.getString(key);
    }

    /** Plugins say their own things in their own words. */
    String of(String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }
}
