package dev.vitrina.test;

import dev.vitrina.api.text.Texts;
import java.util.Arrays;
import java.util.Locale;

/** Texts that tell, in every language, their key and what is put into them. */
public final class KeyTexts implements Texts {

    @Override
    public String of(String key, Object... arguments) {
        return arguments.length == 0 ? key : key + " " + Arrays.toString(arguments);
    }

    @Override
    public String in(Locale locale, String key, Object... arguments) {
        return of(key, arguments);
    }
}
