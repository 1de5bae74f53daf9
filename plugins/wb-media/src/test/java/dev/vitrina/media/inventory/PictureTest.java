package dev.vitrina.media.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.download.FileFormat;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

    /** 24 x 32 pixels, lossy, as Wildberries serves them. */
    private static final byte[] WEBP = Base64.getDecoder().decode(
        "UklGRtAAAABXRUJQVlA4IMQAAAAwBwCdASoYACAAPu1orU8ppiQiKA1RMB2JbACdMtU497pTNlgd0P+6/0gP7def64+bDxG7qiVH" +
        "+yVqv/5uSmTGQAAA/vx9+7+BgWgTa/gAcLxkFu/4CpcQdnSlQ2/8WSY4Lo1qjMrr7punb0e5JQOUkOs8lGZabgzk9XQ5l6fBM3+s" +
        "2JvHpOtlopuHuJUJbma3O/YLxASfzYFTor2aSthxP9PmD5D8LBBGzdxPpG80HldvSA4cj3ozA2nZMIccExrzQAAA"
    );

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
