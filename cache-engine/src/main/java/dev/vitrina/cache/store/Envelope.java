package dev.vitrina.cache.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How a body lies in a row. The numbers are those of column {@code envelope}; once released, a version is read for ever (see the
 * fixtures of {@code EnvelopeTest}), and rows of a version that is not known here count as not there.
 */
enum Envelope {
    /** The body as it is. */
    PLAIN(1),
    /** Its length in four bytes, then the body as a raw deflate stream (RFC 1951). */
    DEFLATED(2);

    static final int OLDEST = PLAIN.version;
    static final int NEWEST = DEFLATED.version;

    /** Less is not worth the time that unpacking takes at each read of the store. */
    private static final double WORTHWHILE = 0.9;

    /** No release has ever packed more: a longer length is damage. A body that is longer lies as it is. */
    private static final int LONGEST = 64 << 20;

    private final int version;

    Envelope(int version) {
        this.version = version;
    }

    /** A body in its envelope. */
    record Packed(Envelope envelope, byte[] bytes) {}

    /** Compressed when it is long enough, not too long to be unpacked again, and grows smaller by it. */
    static Packed pack(byte[] body, int compressAbove) {
        if (body.length >= compressAbove && body.length <= LONGEST) {
            byte[] deflated = deflated(body);
            if (deflated.length < body.length * WORTHWHILE) {
                return new Packed(DEFLATED, deflated);
            }
        }
        return new Packed(PLAIN, body);
    }

    static Envelope of(int version) {
        return version == DEFLATED.version ? DEFLATED : PLAIN;
    }

    short version() {
        return (short) version;
    }

    /** @throws DataFormatException when the bytes are damaged */
    byte[] unpack(byte[] bytes) throws DataFormatException {
        return switch (this) {
            case PLAIN -> bytes;
            case DEFLATED -> inflated(bytes);
        };
    }

    private static byte[] deflated(byte[] body) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(body);
            deflater.finish();
            // What would need more room than the body has is not worth it anyway.
            byte[] bytes = new byte[Integer.BYTES + body.length];
            ByteBuffer.wrap(bytes).putInt(body.length);
            int length = deflater.deflate(bytes, Integer.BYTES, body.length);
            return deflater.finished() ? Arrays.copyOf(bytes, Integer.BYTES + length) : bytes;
        }
    }

    private static byte[] inflated(byte[] bytes) throws DataFormatException {
        int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
        if (length < 0 || length > LONGEST) {
            throw new DataFormatException("no body has %d bytes".formatted(length));
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
            byte[] body = new byte[length];
            int got = 0;
            while (got < length) {
                int more = inflater.inflate(body, got, length - got);
                if (more == 0) {
                    throw new DataFormatException("%d of %d bytes".formatted(got, length));
                }
                got += more;
            }
            // A body that goes on behind its length is as damaged as one that ends before it.
            if (inflater.inflate(new byte[1]) > 0 || !inflater.finished() || inflater.getRemaining() > 0) {
                throw new DataFormatException("more than %d bytes".formatted(length));
            }
            return body;
        }
    }
}
