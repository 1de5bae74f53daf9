package dev.vitrina.media.download;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name that is one on every file system: neither a path nor a drive, without control and direction characters, not one that Windows
 * keeps for devices, and not too long.
 */
public record SafeName(String value) {
    private static final int LONGEST = 100;
    private static final String STAND_IN = "_";
    private static final Pattern FORBIDDEN = Pattern.compile(
        "[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:\"/\\\\|?*]"
    );
    private static final Pattern RESERVED = Pattern.compile(
        "(?i)(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\\$|conout\\$)\\s*(\\..*)?"
    );

    public static SafeName of(String text) {
        String name = FORBIDDEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(STAND_IN).strip();
        if (name.codePointCount(0, name.length()) > LONGEST) {
            name = name.substring(0, name.offsetByCodePoints(0, LONGEST));
        }
        // Windows drops dots and blanks at the end; a leading dot hides a file elsewhere, or climbs.
        name = name.replaceFirst("[. ]+$", "").replaceFirst("^[. ]+", STAND_IN);
        if (name.isEmpty()) {
            return new SafeName(STAND_IN);
        }
        return new SafeName(RESERVED.matcher(name).matches() ? STAND_IN + name : name);
    }
}
