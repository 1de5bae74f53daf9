package dev.vitrina.sandbox.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of a {@code multipart/form-data} body (RFC 7578), as far as media/file needs it. */
final class MultipartFile {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?");
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private MultipartFile() {}

    /** The bytes of the part with this name; empty when the body has none or cannot be taken apart. */
    static Optional<byte[]> named(String name, String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        byte[] delimiter = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        int part = indexOf(body, delimiter, 0);
        while (part >= 0) {
            int head = part + delimiter.length;
            int content = indexOf(body, END_OF_HEAD, head);
            int next = content < 0 ? -1 : indexOf(body, delimiter, content);
            if (next < 0) {
                return Optional.empty();
            }
            String headers = new String(body, head, content - head, StandardCharsets.UTF_8);
            if (headers.contains("name=\"" + name + "\"") || headers.contains("name=" + name)) {
                // The line break before the delimiter belongs to the delimiter.
                return Optional.of(Arrays.copyOfRange(body, content + END_OF_HEAD.length, next - 2));
            }
            part = next;
        }
        return Optional.empty();
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int at = from; at <= text.length - wanted.length; at++) {
            if (text[at] == wanted[0] && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
