package dev.vitrina.sandbox.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes H.264 access units into an MPEG transport stream with one program and one video track (ISO/IEC 13818-1). */
final class TransportStream {

    private static final int PACKET = 188;
    private static final int PMT_PID = 0x1000;
    private static final int VIDEO_PID = 0x100;
    private static final byte[] DELIMITER = { 0, 0, 0, 1, 9, (byte) 0xF0 };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int videoCounter;

    /** A segment begins with its tables, so that a player can start at any of them. */
    void tables() {
        // Program 1 is described at PMT_PID; stream type 0x1B is H.264.
        section(0, new int[] { 0x00, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE0 | (PMT_PID >> 8), PMT_PID & 0xFF });
        section(
            PMT_PID,
            new int[] {
                0x02,
                0xB0,
                18,
                0,
                1,
                0xC1,
                0,
                0,
                0xE0 | (VIDEO_PID >> 8),
                VIDEO_PID & 0xFF,
                0xF0,
                0,
                0x1B,
                0xE0 | (VIDEO_PID >> 8),
                VIDEO_PID & 0xFF,
                0xF0,
                0,
            }
        );
    }

    /** @param pts presentation time in units of 1/90000 s */
    void frame(byte[] accessUnit, long pts, boolean key) {
        ByteArrayOutputStream pes = new ByteArrayOutputStream();
        pes.writeBytes(new byte[] { 0, 0, 1, (byte) 0xE0, 0, 0, (byte) 0x80, (byte) 0x80, 5 });
        pes.write((int) (0x21 | ((pts >> 29) & 0x0E)));
        pes.write((int) (pts >> 22));
        pes.write((int) (((pts >> 14) & 0xFE) | 1));
        pes.write((int) (pts >> 7));
        pes.write((int) (((pts << 1) & 0xFE) | 1));
        pes.writeBytes(DELIMITER);
        pes.writeBytes(accessUnit);
        packets(ByteBuffer.wrap(pes.toByteArray()), pts, key);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void packets(ByteBuffer pes, long pts, boolean key) {
        boolean first = true;
        while (pes.hasRemaining()) {
            byte[] adaptation = first ? clock(pts, key) : new byte[0];
            int room = PACKET - 4 - adaptation.length;
            if (pes.remaining() < room) {
                adaptation = stuffed(adaptation, room - pes.remaining());
            }
            header(VIDEO_PID, first, adaptation.length > 0, videoCounter++);
            out.writeBytes(adaptation);
            byte[] payload = new byte[PACKET - 4 - adaptation.length];
            pes.get(payload);
            out.writeBytes(payload);
            first = false;
        }
    }

    /** Adaptation field with the program clock; the decoder gets a tenth of a second ahead. */
    private static byte[] clock(long pts, boolean key) {
        long pcr = Math.max(0, pts - 9_000);
        return new byte[] {
            7,
            (byte) (key ? 0x50 : 0x10),
            (byte) (pcr >> 25),
            (byte) (pcr >> 17),
            (byte) (pcr >> 9),
            (byte) (pcr >> 1),
            (byte) (((pcr & 1) << 7) | 0x7E),
            0,
        };
    }

    private static byte[] stuffed(byte[] adaptation, int more) {
        byte[] longer = new byte[adaptation.length + more];
        Arrays.fill(longer, (byte) 0xFF);
        System.arraycopy(adaptation, 0, longer, 0, adaptation.length);
        longer[0] = (byte) (longer.length - 1);
        if (adaptation.length == 0 && longer.length > 1) {
            longer[1] = 0;
        }
        return longer;
    }

    private void header(int pid, boolean start, boolean adaptation, int counter) {
        out.write(0x47);
        out.write((start ? 0x40 : 0) | (pid >> 8));
        out.write(pid & 0xFF);
        out.write((adaptation ? 0x30 : 0x10) | (counter & 0x0F));
    }

    private void section(int pid, int[] content) {
        header(pid, true, false, 0);
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        for (int value : content) {
            section.write(value);
        }
        int crc = crc(section.toByteArray());
        section.writeBytes(ByteBuffer.allocate(4).putInt(crc).array());
        out.write(0);
        out.writeBytes(section.toByteArray());
        out.writeBytes(filled(PACKET - 5 - section.size()));
    }

    private static byte[] filled(int length) {
        byte[] filler = new byte[length];
        Arrays.fill(filler, (byte) 0xFF);
        return filler;
    }

    private static int crc(byte[] data) {
        int crc = 0xFFFFFFFF;
        for (byte value : data) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }
}
