package dev.vitrina.core.file;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes a name that any system may save a file under. */
final class FileName {

    private static final int LONGEST = 150;
    /** What Windows, macOS or Linux has no name for, and what turns the direction of the text around it. */
    private static final Pattern NO_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cf}<>:\"/\\\\|?*]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    private FileName() {}

    static String of(String wished) {
        String last = wished.substring(Math.max(wished.lastIndexOf('/'), wished.lastIndexOf('\\')) + 1);
        String plain = NO_NAME.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("_");
        String name = EDGES.matcher(plain).replaceAll("");
        if (name.isEmpty()) {
            return "file";
        }
        return RESERVED.matcher(name).matches() ? "_" + shortened(name) : shortened(name);
    }

    /** Keeps the end, by which a system knows the kind of file. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int cut = LONGEST - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
