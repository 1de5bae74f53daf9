package dev.vitrina.api.download;

import java.io.IOException;
import java.io.InputStream;

/**
 * Fetches files of public hosts: no credential is sent. An address may be {@code https} on a host that the plugin's manifest names under
 * {@code egress} ({@code *.example.org} for all below one), or lie below the base URL that the operator configured for one of the plugin's
 * upstreams. The host name is resolved once, and never to a private address; redirects are not followed. Calls of one plugin to one such
 * name are paced. Thread-safe; blocks a virtual thread, and an interruption ends it.
 */
@FunctionalInterface
public interface Downloads {
    /**
     * Fetches one file. What was read of it when it fails in the middle has been given to {@code sink} already.
     *
     * @param sink called at most once, and only with the beginning of a file of a wanted format
     * @throws IOException what {@code sink} threw of its own
     */
    DownloadOutcome fetch(DownloadRequest request, Sink sink) throws IOException;

    /** Takes the bytes of a file while they arrive. */
    @FunctionalInterface
    interface Sink {
        /**
         * Reads as much as it wants; the rest is not fetched. Whatever {@code body} throws is to be passed on.
         *
         * @param format what the first bytes show, whatever the answer's headers say
         */
        void accept(FileFormat format, InputStream body) throws IOException;
    }
}
