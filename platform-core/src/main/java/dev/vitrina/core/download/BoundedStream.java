package dev.vitrina.core.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body that ends with an exception when it is too long or too slow, and remembers what broke it: the reader may hide it. */
final class BoundedStream extends FilterInputStream {

    private final long maxBytes;
    private final long endNanos;
    private long bytes;
    private boolean ended;
    private @Nullable IOException failure;

    BoundedStream(InputStream body, long maxBytes, long endNanos) {
        super(body);
        this.maxBytes = maxBytes;
        this.endNanos = endNanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            int read = super.read(into, from, length);
            if (System.nanoTime() - endNanos > 0) {
                throw new TooSlowException();
            }
            ended = read < 0;
            bytes += Math.max(0, read);
            if (bytes > maxBytes) {
                throw new TooLongException();
            }
            return read;
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether it was read to its end. */
    boolean ended() {
        return ended;
    }

    long bytes() {
        return bytes;
    }

    /** What its own reading threw; null while nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("It did not arrive in time");
        }
    }
}
