package dev.vitrina.media.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.TestPictures;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    /** 24 x 32 pixels, lossy, as Wildberries serves them. */
    private static final byte[] WEBP = Base64.getDecoder().decode(
        "UklGRtAAAABXRUJQVlA4IMQAAAAwBwCdASoYACAAPu1orU8ppiQiKA1RMB2JbACdMtU497pTNlgd0P+6/0gP7def64+bDxG7qiVH" +
        "+yVqv/5uSmTGQAAA/vx9+7+BgWgTa/gAcLxkFu/4CpcQdnSlQ2/8WSY4Lo1qjMrr7punb0e5JQOUkOs8lGZabgzk9XQ5l6fBM3+s" +
        "2JvHpOtlopuHuJUJbma3O/YLxASfzYFTor2aSthxP9PmD5D8LBBGzdxPpG80HldvSA4cj3ozA2nZMIccExrzQAAA"
    );

    /** A little more than what a check looks at. */
    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;

    private final Picture pictures = new Picture();

    @Test
    void knowsACopyInAnotherSizeAndFormat() throws IOException {
        long original = pictures.differenceHash(FileFormat.PNG, encoded(drawn(900, 1200, 5), "png"));

        assertThat(
            distance(original, pictures.differenceHash(FileFormat.JPEG, encoded(drawn(248, 328, 5), "jpg")))
        ).isLessThanOrEqualTo(3);
        assertThat(
            distance(original, pictures.differenceHash(FileFormat.PNG, encoded(drawn(900, 1200, 11), "png")))
        ).isGreaterThan(8);
    }

    /** It has no room for 900 million pixels, nor for a ninth of them. */
    @Test
    void decodesNothingThatClaimsTooManyPixels() {
        byte[] huge = TestPictures.claiming(30_000, 30_000);

        assertThat(pictures.size(FileFormat.PNG, huge)).contains(new Picture.Size(30_000, 30_000));
        assertThatThrownBy(() -> pictures.small(FileFormat.PNG, huge, 10_000))
            .isInstanceOf(IOException.class)
            .hasMessage("It has too many pixels");
    }

    /** Whatever somebody does to a photo before putting it into another card: {@link Looks#NEAR} is what it may change. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
    void copiesStayNear(int seed) throws IOException {
        BufferedImage picture = drawn(WIDTH, HEIGHT, seed);
        long original = pictures.differenceHash(FileFormat.BMP, encoded(picture, "bmp"));

        for (float quality : List.of(0.9f, 0.6f, 0.35f)) {
            assertThat(distance(original, hash(jpeg(picture, quality))))
                .as("quality %s", quality)
                .isLessThanOrEqualTo(Looks.NEAR);
        }
        for (double scale : List.of(0.75, 0.5, 0.27)) {
            assertThat(distance(original, hash(jpeg(scaled(picture, scale), 0.85f))))
                .as("scale %s", scale)
                .isLessThanOrEqualTo(Looks.NEAR);
        }
    }

    /** Where neighbours are nearly of one grey, another brightness may tell them otherwise. */
    @Test
    void nearlyAllBrighterAndDarkerCopiesStayNear() throws IOException {
        int near = 0;
        int all = 0;
        for (int seed = 1; seed <= 20; seed++) {
            BufferedImage picture = drawn(WIDTH, HEIGHT, seed);
            long original = pictures.differenceHash(FileFormat.BMP, encoded(picture, "bmp"));
            for (float brightness : List.of(0.8f, 0.9f, 1.05f)) {
                all++;
                near += distance(original, hash(jpeg(brighter(picture, brightness), 0.85f))) <= Looks.NEAR ? 1 : 0;
            }
        }

        assertThat(near).as("of %s", all).isGreaterThanOrEqualTo((all * 95) / 100);
    }

    /** Of noise no two look alike. */
    @Test
    void othersAreFar() throws IOException {
        Random random = new Random(7);
        List<Long> hashes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            BufferedImage noise = new BufferedImage(90, 80, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 9; x++) {
                    int grey = random.nextInt(256);
                    for (int pixel = 0; pixel < 100; pixel++) {
                        noise.setRGB(x * 10 + (pixel % 10), y * 10 + pixel / 10, grey * 0x010101);
                    }
                }
            }
            hashes.add(pictures.differenceHash(FileFormat.PNG, encoded(noise, "png")));
        }

        for (int i = 0; i < hashes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(hashes.get(i), hashes.get(j))).isGreaterThan(2 * Looks.NEAR);
            }
        }
    }

    private long hash(byte[] jpeg) throws IOException {
        return pictures.differenceHash(FileFormat.JPEG, jpeg);
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return small;
    }

    private static BufferedImage brighter(BufferedImage picture, float factor) {
        return new RescaleOp(factor, 0, null).filter(picture, null);
    }

    @Test
    void tellsTheSizeByTheFirstBytes() throws IOException {
        byte[] picture = encoded(drawn(900, 1200, 5), "jpg");

        assertThat(pictures.size(FileFormat.JPEG, Arrays.copyOf(picture, 2_000))).contains(new Picture.Size(900, 1200));
        assertThat(pictures.size(FileFormat.JPEG, Arrays.copyOf(picture, 10))).isEmpty();
        assertThat(pictures.size(FileFormat.WEBP, WEBP)).contains(new Picture.Size(24, 32));
    }

    @Test
    void refusesWhatOnlyBeginsAsAPicture() throws IOException {
        byte[] cut = Arrays.copyOf(encoded(drawn(300, 400, 5), "png"), 60);

        assertThatThrownBy(() -> pictures.differenceHash(FileFormat.PNG, cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> pictures.differenceHash(FileFormat.WEBP, Arrays.copyOf(WEBP, 20))).isInstanceOf(
            IOException.class
        );
    }

    @Test
    void looksAtWebP() throws IOException {
        assertThat(pictures.differenceHash(FileFormat.WEBP, WEBP)).isNotZero();
    }

    private static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    private static BufferedImage drawn(int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, Color.WHITE, width, height, Color.DARK_GRAY));
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < 6; i++) {
            g.setColor(new Color((seed * 37 + i * 91) % 255, (seed * 53 + i * 17) % 255, (i * 40) % 255));
            g.fillOval((width * ((seed * i * 3) % 7)) / 8, (height * ((seed + i * 5) % 7)) / 8, width / 3, height / 4);
        }
        g.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
