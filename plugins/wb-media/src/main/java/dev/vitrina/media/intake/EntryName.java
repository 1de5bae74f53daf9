package dev.vitrina.media.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a file that somebody brings: read, judged, and taken apart. It is only ever compared and shown; nothing is written under it. */
final class EntryName {

    private static final int LONGEST = 500;
    /** Russian Windows packs names in the code page of MS-DOS. */
    private static final Charset DOS = Charset.forName("IBM866");
    /** Frames and blocks: another code page was read as CP866. */
    private static final Pattern FRAMES = Pattern.compile("[\u2500-\u259f]");
    private static final Pattern UNSAFE = Pattern.compile(
        "[\\p{Cntrl}\\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
    );
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    private static final Pattern NUMBERED = Pattern.compile("(.+)_(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private EntryName() {}

    /** What files are called by whom: the card's key and the place of the photo; null at the end. */
    record Claim(String key, @Nullable Integer number) {}

    /** UTF-8, or CP866 where it is none; empty when it is neither. */
    static Optional<String> read(byte[] raw) {
        try {
            return Optional.of(
                StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString()
            );
        } catch (CharacterCodingException notUtf8) {
            String dos = new String(raw, DOS);
            return FRAMES.matcher(dos).find() ? Optional.empty() : Optional.of(dos);
        }
    }

    /** Neither absolute nor climbing, without control characters and those that turn the direction. */
    static boolean isSafe(String name) {
        if (name.isBlank() || name.length() > LONGEST || UNSAFE.matcher(name).find() || DRIVE.matcher(name).matches()) {
            return false;
        }
        String path = name.replace('\\', '/');
        return (
            !path.startsWith("/") &&
            List.of(path.split("/", -1))
                .stream()
                .noneMatch(part -> part.equals("..") || part.equals("."))
        );
    }

    /** For people. */
    static String shown(String name) {
        String safe = UNSAFE.matcher(name).replaceAll("\ufffd");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
    }

    /** What systems put into archives of their own. */
    static boolean isLitter(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        String file = path.substring(path.lastIndexOf('/') + 1);
        return (
            path.startsWith("__macosx/") ||
            file.equals(".ds_store") ||
            file.equals("thumbs.db") ||
            file.equals("desktop.ini")
        );
    }

    /**
     * The cards it may be of: {@code {key}/{n}.ext}, {@code {key}.ext}, {@code {key}_{n}.ext}, {@code {key}/any.ext}. In a folder a number of one or two
     * digits is that of a photo, and never a card.
     */
    static List<Claim> claims(String name) {
        String[] path = Normalizer.normalize(name, Normalizer.Form.NFC).replace('\\', '/').split("/");
        String file = path[path.length - 1];
        int dot = file.lastIndexOf('.');
        String stem = (dot > 0 ? file.substring(0, dot) : file).strip();
        String folder = path.length > 1 ? path[path.length - 2].strip() : "";
        if (!folder.isEmpty() && NUMBER.matcher(stem).matches()) {
            return List.of(new Claim(folder, Integer.valueOf(stem)));
        }
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(stem, null));
        Matcher numbered = NUMBERED.matcher(stem);
        if (numbered.matches()) {
            claims.add(new Claim(numbered.group(1), Integer.valueOf(numbered.group(2))));
        }
        if (!folder.isEmpty()) {
            claims.add(new Claim(folder, null));
        }
        return claims;
    }
}
