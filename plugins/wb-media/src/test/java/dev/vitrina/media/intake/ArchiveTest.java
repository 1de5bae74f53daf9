package dev.vitrina.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.media.TestPictures;
import dev.vitrina.media.intake.BadArchiveException.Flaw;
import dev.vitrina.media.intake.Source.Brought;
import dev.vitrina.media.intake.Source.RefusedException;
import dev.vitrina.media.intake.Source.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @Test
    void givesFilesByTheirNamesAndPassesFoldersAndLitterOver() throws Exception {
        byte[] picture = TestPictures.jpeg(1);
        byte[] zip = zip(Map.of("Платье/1.jpg", picture, "__MACOSX/._1.jpg", new byte[3], "a/.DS_Store", new byte[3]));

        try (Archive archive = open(zip)) {
            assertThat(archive.files()).extracting(Brought::path).containsExactly("Платье/1.jpg");
            assertThat(archive.files().getFirst().read()).isEqualTo(picture);
            assertThat(archive.refused()).isEmpty();
        }
    }

    @Test
    void readsNamesInCp866() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setEncoding(Charset.forName("IBM866").name());
            zip.setUseLanguageEncodingFlag(false);
            put(zip, new ZipArchiveEntry("Платье/1.jpg"), new byte[] { 1 });
        }

        try (Archive archive = open(out.toByteArray())) {
            assertThat(archive.files()).extracting(Brought::path).containsExactly("Платье/1.jpg");
        }
    }

    @Test
    void refusesNamesOfAnUnknownEncoding() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setEncoding(Charset.forName("windows-1251").name());
            zip.setUseLanguageEncodingFlag(false);
            put(zip, new ZipArchiveEntry("Платье/1.jpg"), new byte[] { 1 });
        }

        try (Archive archive = open(out.toByteArray())) {
            assertThat(archive.files()).isEmpty();
            assertThat(archive.refused()).extracting(RefusedFile::why).containsExactly(Refusal.UNREADABLE_NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../etc/1.jpg", "/etc/1.jpg", "..\\..\\1.jpg", "C:\\1.jpg", "a\r\nSet-Cookie: x.jpg" })
    void refusesNamesThatLeadOutOfIt(String name) throws Exception {
        try (Archive archive = open(zip(Map.of(name, new byte[] { 1 })))) {
            assertThat(archive.files()).isEmpty();
            assertThat(archive.refused()).hasSize(1);
            assertThat(archive.refused().getFirst().why()).isEqualTo(Refusal.UNSAFE_NAME);
            assertThat(archive.refused().getFirst().path()).doesNotContain("\r", "\n");
        }
    }

    @Test
    void refusesLinks() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry link = new ZipArchiveEntry("a/1.jpg");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            put(zip, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        }

        try (Archive archive = open(out.toByteArray())) {
            assertThat(archive.files()).isEmpty();
            assertThat(archive.refused()).extracting(RefusedFile::why).containsExactly(Refusal.SYMBOLIC_LINK);
        }
    }

    @Test
    void refusesABombByWhatItSays() throws Exception {
        try (Archive archive = open(zip(Map.of("a/1.jpg", new byte[20 << 20])))) {
            assertThat(archive.files()).isEmpty();
            assertThat(archive.refused()).extracting(RefusedFile::why).containsExactly(Refusal.BOMB);
        }
    }

    @Test
    void refusesABombThatLies() throws Exception {
        byte[] zip = zip(Map.of("a/1.jpg", new byte[20 << 20]));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 22 + 16);
        bytes.putInt(directory + 24, 1_000);

        try (Archive archive = open(zip)) {
            Brought bomb = archive.files().getFirst();
            assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(bomb::read)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(Refusal.BOMB));
        }
    }

    @Test
    void refusesASecondFileOfTheSameName() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            put(zip, new ZipArchiveEntry("A/1.jpg"), new byte[] { 1 });
            put(zip, new ZipArchiveEntry("a/1.JPG"), new byte[] { 2 });
        }

        try (Archive archive = open(out.toByteArray())) {
            assertThat(archive.files()).hasSize(1);
            assertThat(archive.refused()).extracting(RefusedFile::why).containsExactly(Refusal.DOUBLE_NAME);
        }
    }

    @Test
    void refusesWhatIsNoArchiveAndWhatHasTooManyFiles() throws IOException {
        assertThatExceptionOfType(BadArchiveException.class)
            .isThrownBy(() -> open(TestPictures.jpeg(1)))
            .satisfies(bad -> assertThat(bad.flaw()).isEqualTo(Flaw.NOT_A_ZIP));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (int at = 0; at <= Archive.MOST_FILES; at++) {
                put(zip, new ZipArchiveEntry(at + ".jpg"), new byte[0]);
            }
        }
        assertThatExceptionOfType(BadArchiveException.class)
            .isThrownBy(() -> open(out.toByteArray()))
            .satisfies(bad -> assertThat(bad.flaw()).isEqualTo(Flaw.TOO_MANY_FILES));
    }

    /** Its end record hides how large the directory is. */
    @Test
    void refusesADirectoryThatIsLargerThanItSays() throws IOException {
        byte[] zip = zip(Map.of("a.jpg", new byte[1], "b.jpg", new byte[1]));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(zip.length - 22 + 12, 46);

        assertThatExceptionOfType(BadArchiveException.class)
            .isThrownBy(() -> open(zip))
            .satisfies(bad -> assertThat(bad.flaw()).isEqualTo(Flaw.ARCHIVE_DAMAGED));
    }

    /** A ZIP64 locator before the end record makes readers believe another directory than the one that was weighed. */
    @Test
    void refusesALocatorOfAnotherDirectory() throws IOException {
        byte[] zip = zip(Map.of("a.jpg", new byte[1]));
        int end = zip.length - 22;
        ByteBuffer bytes = ByteBuffer.allocate(zip.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(zip, 0, end).putInt(0x07064b50).put(new byte[16]).put(zip, end, 22);
        int directory = bytes.getInt(end + 20 + 16);
        bytes.putInt(end + 20 + 12, end + 20 - directory);

        assertThatExceptionOfType(BadArchiveException.class)
            .isThrownBy(() -> open(bytes.array()))
            .satisfies(bad -> assertThat(bad.flaw()).isEqualTo(Flaw.ARCHIVE_DAMAGED));
    }

    private static Archive open(byte[] zip) throws IOException, BadArchiveException {
        return Archive.of(new ByteArrayInputStream(zip));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, new ZipArchiveEntry(file.getKey()), file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }
}
