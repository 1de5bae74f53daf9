package dev.vitrina.api.upstream;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that a request carries, as the one part of a {@code multipart/form-data} body (RFC 7578). Its bytes are streamed, never logged and never cached.
 *
 * @param part        the part's name, as the upstream's contract has it: letters, digits and {@code _}
 * @param name        of the file: up to 100 of letters, digits and {@code . _ -}. Make one up rather than pass on what a user calls it
 * @param contentType for example {@code image/jpeg}, without parameters
 * @param length      bytes of the content, exactly
 * @param content     where the bytes are
 */
public record UpstreamFile(String part, String name, String contentType, long length, Content content) {
    /** The bytes of a file; opened anew for each attempt, on a thread of the host, and closed by it. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
