package dev.vitrina.core.file;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/** Writes a file piece by piece, up to so many bytes and as long as its quota has room. For one thread. */
final class ChunkedOutput extends OutputStream {

    static final int CHUNK = 512 << 10;

    private final FileRows rows;
    private final UUID file;
    private final long most;
    private final FileRows.Quota quota;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int chunks;
    private long written;

    ChunkedOutput(FileRows rows, UUID file, long most, FileRows.Quota quota) {
        this.rows = rows;
        this.file = file;
        this.most = most;
        this.quota = quota;
    }

    /** More than a file may have. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long most) {
            super("The file is larger than " + most + " bytes");
        }
    }

    @Override
    public void write(int value) {
        write(new byte[] { (byte) value }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (written + length > most) {
            throw new TooLargeException(most);
        }
        written += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, CHUNK - filled);
            System.arraycopy(bytes, from, buffer, filled, part);
            filled += part;
            from += part;
            left -= part;
            if (filled == CHUNK) {
                store();
            }
        }
    }

    /** A piece is stored when it is full, or at the end: flushing in between would only make small ones. */
    @Override
    public void flush() {}

    /** What the writer closes is not the file: {@link #finish} ends it. */
    @Override
    public void close() {}

    void finish() {
        if (filled > 0) {
            store();
        }
    }

    private void store() {
        if (!rows.append(file, chunks++, Arrays.copyOf(buffer, filled), quota)) {
            throw Files.full();
        }
        filled = 0;
    }
}
