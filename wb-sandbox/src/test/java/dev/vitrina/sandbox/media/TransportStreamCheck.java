package dev.vitrina.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.NALUnitType;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** Takes a segment apart packet by packet and decodes each frame. */
record TransportStreamCheck(int frames, boolean firstIsKey) {
    static TransportStreamCheck of(byte[] segment) {
        List<byte[]> units = accessUnits(segment);
        H264Decoder decoder = new H264Decoder();
        boolean key = false;
        for (int i = 0; i < units.size(); i++) {
            List<ByteBuffer> nals = H264Utils.splitFrame(ByteBuffer.wrap(units.get(i)));
            if (i == 0) {
                key = nals
                    .stream()
                    .anyMatch(nal -> (nal.get(nal.position()) & 0x1F) == NALUnitType.IDR_SLICE.getValue());
            }
            Picture picture = decoder
                .decodeFrameFromNals(nals, Picture.create(256, 336, ColorSpace.YUV420J).getData())
                .cloneCropped();
            assertThat(picture.getWidth()).isEqualTo(240);
            assertThat(picture.getHeight()).isEqualTo(320);
        }
        return new TransportStreamCheck(units.size(), key);
    }

    private static List<byte[]> accessUnits(byte[] segment) {
        assertThat(segment.length % 188).isZero();
        List<ByteArrayOutputStream> units = new ArrayList<>();
        for (int at = 0; at < segment.length; at += 188) {
            assertThat(segment[at]).as("sync byte").isEqualTo((byte) 0x47);
            int pid = ((segment[at + 1] & 0x1F) << 8) | (segment[at + 2] & 0xFF);
            boolean start = (segment[at + 1] & 0x40) != 0;
            int payload = at + 4 + ((segment[at + 3] & 0x20) != 0 ? 1 + (segment[at + 4] & 0xFF) : 0);
            if (pid == 0x100) {
                if (start) {
                    units.add(new ByteArrayOutputStream());
                    payload += 9 + (segment[payload + 8] & 0xFF);
                }
                units.getLast().write(segment, payload, at + 188 - payload);
            }
        }
        return units.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }
}
