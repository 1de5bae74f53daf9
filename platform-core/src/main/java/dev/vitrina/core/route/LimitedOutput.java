package dev.vitrina.core.route;

import java.io.IOException;
import java.io.OutputStream;

/** A response's body while a plugin may write it: up to so many bytes, and until the host has waited long enough. Thread-safe. */
final class LimitedOutput extends OutputStream {

    private final OutputStream out;
    private final long limit;
    private volatile long written;
    private boolean cut;

    LimitedOutput(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    /** More than a plugin may send. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("The answer is larger than %d bytes (vitrina.plugins.routes.max-response)".formatted(limit));
        }
    }

    /** Bytes so far. */
    long written() {
        return written;
    }

    /** Says what stands before the body, unless the response is the host's again. */
    synchronized void head(Runnable headers) throws IOException {
        if (cut) {
            throw gone();
        }
        headers.run();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] { (byte) value }, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (cut) {
            throw gone();
        }
        if (length > limit - written) {
            throw new TooLargeException(limit);
        }
        out.write(bytes, offset, length);
        written = written + length;
    }

    @Override
    public synchronized void flush() throws IOException {
        if (!cut) {
            out.flush();
        }
    }

    private static IOException gone() {
        return new IOException("Nobody waits for the answer any more");
    }

    /** The response is the host's again: nothing is written when this returns, nor later. */
    synchronized void cut() {
        cut = true;
    }

    /** What a plugin closes is not the response. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
