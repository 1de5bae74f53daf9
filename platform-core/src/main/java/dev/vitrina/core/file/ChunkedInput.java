package dev.vitrina.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/** Reads a file piece by piece. For one thread. */
final class ChunkedInput extends InputStream {

    private final FileRows rows;
    private final UUID file;
    private final long size;
    private byte[] chunk = new byte[0];
    private int position;
    private int next;
    private long read;

    ChunkedInput(FileRows rows, UUID file, long size) {
        this.rows = rows;
        this.file = file;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (position == chunk.length && !load()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, part);
        position += part;
        read += part;
        return part;
    }

    private boolean load() throws IOException {
        if (read == size) {
            return false;
        }
        byte[] loaded = rows.chunk(file, next++);
        if (loaded == null) {
            throw new IOException("The file has expired while it was read");
        }
        chunk = loaded;
        position = 0;
        return true;
    }
}
