package dev.vitrina.media.download;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names within one archive: those that a file system takes for the same are numbered. */
final class UniqueNames {

    private final Set<String> taken = new HashSet<>();

    /** The path itself, or with a number before its extension when there is one of that name. */
    String claim(String path) {
        String free = path;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            int dot = path.lastIndexOf('.');
            int at = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
            free = path.substring(0, at) + " (" + number + ")" + path.substring(at);
        }
        return free;
    }
}
