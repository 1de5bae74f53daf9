package dev.vitrina.media.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

    private final FileCheck check = new FileCheck();

    @ParameterizedTest
    @ValueSource(strings = { "jpg", "png", "bmp", "gif" })
    void takesPicturesWhateverTheyAreCalled(String format) {
        Verdict verdict = check.of(TestPictures.picture(format, 700, 900, 1));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Photo.class, photo -> {
                assertThat(photo.width()).isEqualTo(700);
                assertThat(photo.height()).isEqualTo(900);
            });
    }

    @Test
    void takesVideo() {
        assertThat(check.of(TestPictures.mp4())).isEqualTo(new Verdict.Video(FileFormat.MP4));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<!DOCTYPE html><html></html>",
            "GIF",
            "",
            "just a text",
        }
    )
    void refusesWhatIsNoPicture(String text) {
        assertThat(check.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(
            new Verdict.Refused(Refusal.NOT_A_PICTURE)
        );
    }

    @Test
    void refusesAnArchiveThatIsCalledAPicture() throws IOException {
        assertThat(check.of(zip())).isEqualTo(new Verdict.Refused(Refusal.NESTED_ARCHIVE));
    }

    @Test
    void refusesAPictureThatIsAnArchiveToo() throws IOException {
        assertThat(check.of(joined(TestPictures.jpeg(1), zip()))).isEqualTo(new Verdict.Refused(Refusal.POLYGLOT));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<ScRiPt>alert(1)</script>", "<?php system($_GET['c']); ?>", "%PDF-1.7", "<html>" })
    void refusesAPictureThatIsSomethingElseToo(String payload) {
        byte[] file = joined(TestPictures.jpeg(1), payload.getBytes(StandardCharsets.UTF_8));

        assertThat(check.of(file)).isEqualTo(new Verdict.Refused(Refusal.POLYGLOT));
    }

    @Test
    void refusesSmallAndBrokenAndMovingPictures() throws IOException {
        byte[] whole = TestPictures.jpeg(1);

        assertThat(check.of(TestPictures.picture("jpg", 699, 900, 1))).isEqualTo(
            new Verdict.Refused(Refusal.TOO_SMALL)
        );
        assertThat(check.of(TestPictures.picture("png", 700, 899, 1))).isEqualTo(
            new Verdict.Refused(Refusal.TOO_SMALL)
        );
        assertThat(check.of(Arrays.copyOf(whole, 200))).isEqualTo(new Verdict.Refused(Refusal.BROKEN));
        assertThat(check.of(animated())).isEqualTo(new Verdict.Refused(Refusal.ANIMATED));
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(check.of(Arrays.copyOf(TestPictures.jpeg(1), (32 << 20) + 1))).isEqualTo(
            new Verdict.Refused(Refusal.TOO_LARGE)
        );
        assertThat(check.of(Arrays.copyOf(TestPictures.mp4(), (50 << 20) + 1))).isEqualTo(
            new Verdict.Refused(Refusal.TOO_LARGE)
        );
    }

    /** A head that claims 60,000 by 60,000 pixels, and nothing behind it. */
    @Test
    void refusesAPictureOfTooManyPixelsWithoutDecodingIt() {
        byte[] png = TestPictures.picture("png", 700, 900, 1);
        byte[] huge = png.clone();
        for (int at : new int[] { 16, 20 }) {
            huge[at] = 0;
            huge[at + 1] = 0;
            huge[at + 2] = (byte) 0xea;
            huge[at + 3] = 0x60;
        }

        assertThat(check.of(huge)).isIn(
            new Verdict.Refused(Refusal.TOO_MANY_PIXELS),
            new Verdict.Refused(Refusal.BROKEN)
        );
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("x"));
            zip.write(1);
        }
        return out.toByteArray();
    }

    private static byte[] animated() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 2; frame++) {
                BufferedImage image = new BufferedImage(700, 900, BufferedImage.TYPE_BYTE_INDEXED);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
