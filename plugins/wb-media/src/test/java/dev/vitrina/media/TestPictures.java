package dev.vitrina.media;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures that look different, one for each seed. */
public final class TestPictures {

    private TestPictures() {}

    public static byte[] jpeg(int seed) {
        return picture("jpg", 900, 1200, seed);
    }

    public static byte[] picture(String format, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 3; column++) {
                g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                g.fillRect((column * width) / 3, (row * height) / 4, width / 3 + 1, height / 4 + 1);
            }
        }
        g.dispose();
        return encoded(image, format);
    }

    /** Hardly to be packed, as large photos are. */
    public static byte[] noise(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return encoded(image, format);
    }

    /** A small PNG whose head claims this size. */
    public static byte[] claiming(int width, int height) {
        byte[] png = picture("png", 700, 900, 1);
        ByteBuffer head = ByteBuffer.wrap(png);
        head.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        head.putInt(29, (int) sum.getValue());
        return png;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A page of information: pages of other text hardly differ in their colours. */
    public static byte[] page(String text) {
        BufferedImage image = new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 900, 1200);
        g.setColor(Color.DARK_GRAY);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
        for (int line = 0; line < 8; line++) {
            g.drawString(text, 80, 200 + line * 100);
        }
        g.dispose();
        return encoded(image, "jpg");
    }

    /** As far as first bytes tell. */
    public static byte[] mp4() {
        byte[] bytes = new byte[64];
        byte[] head = {
            0,
            0,
            0,
            0x18,
            'f',
            't',
            'y',
            'p',
            'm',
            'p',
            '4',
            '2',
            0,
            0,
            0,
            0,
            'm',
            'p',
            '4',
            '2',
            'i',
            's',
            'o',
            'm',
        };
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
