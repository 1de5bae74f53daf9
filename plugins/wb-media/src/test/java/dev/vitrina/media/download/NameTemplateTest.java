package dev.vitrina.media.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.error.VitrinaException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {

    @Test
    void fillsInWhatTheCardSays() {
        CatalogueCard card = card("DR-1 (red)", "Платье");

        assertThat(NameTemplate.DEFAULT.path(card, 3, "webp")).isEqualTo("DR-1 (red)/3.webp");
        assertThat(NameTemplate.of("{title}/{nmId}-{nn}.{ext}").path(card, 3, "jpg")).isEqualTo("Платье/7-03.jpg");
        assertThat(NameTemplate.DEFAULT.path(card, 0, "ts")).isEqualTo("DR-1 (red)/video.ts");
    }

    /** ZIP slip and its relatives: whatever a seller calls a card, its file stays in its own folder. */
    @ParameterizedTest
    @ValueSource(
        strings = {
            "../../etc/passwd",
            "..\\..\\windows\\system32",
            "/etc/passwd",
            "\\\\server\\share",
            "C:\\autoexec.bat",
            "C:evil",
            "file.txt:stream",
            "..",
            ".",
            "...",
            "",
            "   ",
            "a/../../b",
            "a\0b",
            "a\r\nContent-Type: text/html\r\n\r\nb",
            "CON",
            "con.txt",
            "LPT1.",
            "NUL .png",
            "COM¹",
            "report\u202egpj.exe",
            "\u200e..\u200f/x",
            "trailing. . .",
            "~/.ssh/authorized_keys",
            "a|b<c>d?e*f\"g",
            "\ud800",
        }
    )
    void leadsNowhereElse(String vendorCode) {
        String path = NameTemplate.DEFAULT.path(card(vendorCode, ""), 1, "jpg");

        Path root = Path.of("/archive");
        Path unpacked = root.resolve(path).normalize();
        assertThat(unpacked.startsWith(root)).as(path).isTrue();
        assertThat(root.relativize(unpacked).getNameCount()).as(path).isEqualTo(2);
        assertThat(path)
            .doesNotContain("\\", ":", "/..", "../", "\r", "\n", "\0", "|", "<", "\u202e")
            .matches("[^/]+/1\\.jpg");
        String folder = path.substring(0, path.indexOf('/'));
        assertThat(folder).doesNotEndWith(".").doesNotEndWith(" ").doesNotStartWith(".");
        assertThat(folder.replaceFirst("\\..*$", "").strip().toUpperCase(java.util.Locale.ROOT)).isNotIn(
            "CON",
            "NUL",
            "LPT1",
            "COM¹"
        );
    }

    @Test
    void keepsNamesShort() {
        assertThat(NameTemplate.of("{vendorCode}").path(card("😀".repeat(300), ""), 1, "jpg")).isEqualTo(
            "😀".repeat(100)
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "{vendorcode}", "{}", "a/b/c/d/e/f", "{password}" })
    void refusesWhatIsNoTemplate(String text) {
        assertThatThrownBy(() -> NameTemplate.of(text)).isInstanceOf(VitrinaException.class);
    }

    @ParameterizedTest
    @CsvSource({ "../{n}, _/1", "/{n}, 1", "{n}/, 1", "./{n}, _/1" })
    void takesNoPathFromATemplate(String template, String path) {
        assertThat(NameTemplate.of(template).path(card("v", ""), 1, "jpg")).isEqualTo(path);
    }

    @Test
    void numbersWhatAFileSystemTakesForTheSame() {
        UniqueNames names = new UniqueNames();

        assertThat(names.claim("A/1.jpg")).isEqualTo("A/1.jpg");
        assertThat(names.claim("a/1.JPG")).isEqualTo("a/1 (2).JPG");
        assertThat(names.claim("A/1.jpg")).isEqualTo("A/1 (3).jpg");
        assertThat(names.claim("A.b/1")).isEqualTo("A.b/1");
        assertThat(names.claim("a.b/1")).isEqualTo("a.b/1 (2)");
    }

    private static CatalogueCard card(String vendorCode, String title) {
        return new CatalogueCard(7, vendorCode, title, List.of(), null);
    }
}
