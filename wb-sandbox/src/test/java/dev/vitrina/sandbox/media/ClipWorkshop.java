package dev.vitrina.sandbox.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.muxer.MP4Muxer;
import org.jcodec.scale.RgbToYuv420p;

/**
 * Made the clip every video of the sandbox shows: six seconds of a disc crossing a striped field, drawn here, H.264 by jcodec, once as MP4
 * and once as three HLS segments. Run {@link #main} with the resource directory to make it again.
 */
final class ClipWorkshop {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 320;
    private static final int FRAMES_PER_SECOND = 10;
    private static final int SECONDS_PER_SEGMENT = 2;
    private static final int SEGMENTS = 3;
    private static final int SEGMENT = FRAMES_PER_SECOND * SECONDS_PER_SEGMENT;

    private ClipWorkshop() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        writeMp4(directory.resolve("clip.mp4"));
        for (int segment = 0; segment < SEGMENTS; segment++) {
            Files.write(directory.resolve("clip-" + segment + ".ts"), segment(segment));
        }
    }

    private static byte[] segment(int number) {
        H264Encoder encoder = encoder();
        TransportStream stream = new TransportStream();
        stream.tables();
        for (int i = 0; i < SEGMENT; i++) {
            int frame = number * SEGMENT + i;
            VideoEncoder.EncodedFrame encoded = encoder.encodeFrame(yuv(frame), ByteBuffer.allocate(1 << 20));
            byte[] unit = new byte[encoded.getData().remaining()];
            encoded.getData().get(unit);
            stream.frame(unit, 90_000L + (frame * 90_000L) / FRAMES_PER_SECOND, encoded.isKeyFrame());
        }
        return stream.bytes();
    }

    private static void writeMp4(Path file) throws IOException {
        try (var channel = NIOUtils.writableFileChannel(file.toString())) {
            MP4Muxer muxer = MP4Muxer.createMP4MuxerToChannel(channel);
            MuxerTrack track = muxer.addVideoTrack(
                Codec.H264,
                VideoCodecMeta.createSimpleVideoCodecMeta(new Size(WIDTH, HEIGHT), ColorSpace.YUV420J)
            );
            H264Encoder encoder = encoder();
            for (int frame = 0; frame < SEGMENTS * SEGMENT; frame++) {
                VideoEncoder.EncodedFrame encoded = encoder.encodeFrame(yuv(frame), ByteBuffer.allocate(1 << 20));
                Packet.FrameType type = encoded.isKeyFrame() ? Packet.FrameType.KEY : Packet.FrameType.INTER;
                track.addFrame(Packet.createPacket(encoded.getData(), frame, FRAMES_PER_SECOND, 1, frame, type, null));
            }
            muxer.finish();
        }
    }

    private static H264Encoder encoder() {
        H264Encoder encoder = new H264Encoder(new ConstantQuality());
        encoder.setKeyInterval(SEGMENT);
        return encoder;
    }

    private static Picture yuv(int frame) {
        Picture target = Picture.create(WIDTH, HEIGHT, ColorSpace.YUV420J);
        new RgbToYuv420p().transform(rgb(frame), target);
        return target;
    }

    private static Picture rgb(int frame) {
        BufferedImage image = draw(frame);
        Picture picture = Picture.create(WIDTH, HEIGHT, ColorSpace.RGB);
        byte[] plane = picture.getPlaneData(0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = image.getRGB(x, y);
                int at = 3 * (y * WIDTH + x);
                // jcodec keeps samples as signed bytes around 128.
                plane[at] = (byte) (((pixel >> 16) & 0xFF) - 128);
                plane[at + 1] = (byte) (((pixel >> 8) & 0xFF) - 128);
                plane[at + 2] = (byte) ((pixel & 0xFF) - 128);
            }
        }
        return picture;
    }

    private static BufferedImage draw(int frame) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xF3EFFA));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(0xD9CCF1));
        for (int x = 0; x < WIDTH; x += 48) {
            g.fillRect(x, 0, 16, HEIGHT);
        }
        double turn = (2 * Math.PI * frame) / (SEGMENTS * SEGMENT);
        g.setColor(new Color(0x7B3FE4));
        g.fillOval((int) (88 + 72 * Math.sin(turn)), (int) (128 + 100 * Math.cos(turn)), 64, 64);
        g.setColor(new Color(0x2B2B33));
        g.fillRect(0, HEIGHT - 8, (WIDTH * (frame + 1)) / (SEGMENTS * SEGMENT), 8);
        g.dispose();
        return image;
    }

    /** Coarse, so that the clip stays small. */
    private static final class ConstantQuality implements RateControl {

        @Override
        public int startPicture(Size size, int maxSize, SliceType type) {
            return 38;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return 0;
        }
    }
}
