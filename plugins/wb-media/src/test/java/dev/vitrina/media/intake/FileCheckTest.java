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

    /** A tiny file with a head that claims 30,000 by 30,000 pixels, and nothing of that behind it. */
    @Test
    void refusesAPictureOfTooManyPixelsWithoutDecodingIt() {
        byte[] huge = TestPictures.claiming(30_000, 30_000);

        assertThat(huge).hasSizeLessThan(20_000);
        assertThat(check.of(huge)).isEqualTo(new Verdict.Refused(Refusal.TOO_MANY_PIXELS));
    }

    @ParameterizedTest
    @ValueSource(strings = { "jpg", "bmp", "gif", "png" })
    void refusesWhatIsHiddenInTheHeadOrBehindTheEnd(String format) {
        byte[] svg = "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII);

        assertThat(check.of(joined(TestPictures.picture(format, 700, 900, 1), svg))).isEqualTo(
            new Verdict.Refused(Refusal.POLYGLOT)
        );
    }

    @Test
    void refusesWhatIsHiddenInAComment() {
        byte[] jpeg = TestPictures.jpeg(1);
        byte[] comment = joined(
            new byte[] { (byte) 0xff, (byte) 0xfe, 0x07, (byte) 0xd2 },
            new byte[1_990],
            "<script>x".getBytes(StandardCharsets.US_ASCII),
            new byte[1]
        );
        byte[] file = joined(Arrays.copyOf(jpeg, 2), comment, Arrays.copyOfRange(jpeg, 2, jpeg.length));

        assertThat(check.of(file)).isEqualTo(new Verdict.Refused(Refusal.POLYGLOT));
    }

    /** Among millions of bytes of pixels four letters come together by chance: once in a hundred large photos. */
    @ParameterizedTest
    @ValueSource(strings = { "jpg", "bmp" })
    void takesAPhotoInWhosePixelsLettersComeTogether(String format) {
        byte[] file = TestPictures.noise(format, 900, 1200);
        byte[] letters = "<sVg".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, file, file.length / 2, letters.length);

        assertThat(check.of(file)).isInstanceOf(Verdict.Photo.class);
    }

    /** As cameras append previews. */
    @Test
    void takesAPhotoWithAnotherBehindIt() {
        byte[] preview = TestPictures.noise("jpg", 900, 1200);
        System.arraycopy("<svg".getBytes(StandardCharsets.US_ASCII), 0, preview, preview.length / 2, 4);

        assertThat(check.of(joined(TestPictures.jpeg(1), preview))).isInstanceOf(Verdict.Photo.class);
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
