package dev.vitrina.media.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.download.SafeName;
import dev.vitrina.media.intake.Matching.OfACard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private final List<String> unmatched = new ArrayList<>();
    private final List<String> ambiguous = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = { "A/1", "A\\1:<2>", " blank ", "dots..", "CON", ".hidden", "ё*?", "\u0435\u0308", "A_1" })
    void knowsTheNameThatADownloadGives(String vendorCode) {
        String name = SafeName.of(vendorCode).value();

        assertThat(matched(List.of("other", vendorCode), name + "/1.jpg", name + "/video.mp4")).containsExactly(
            "2: %1$s/1.jpg, %1$s/video.mp4".formatted(name)
        );
        assertThat(matched(List.of("other", vendorCode), name + "_2.jpg")).containsExactly("2: " + name + "_2.jpg");
        assertThat(unmatched).isEmpty();
    }

    @Test
    void guessesNotWhichOfSeveralCardsIsMeant() {
        assertThat(
            matched(List.of("A/1", "A_1", "B?", "B*", "C"), "A_1/1.jpg", "B_/1.jpg", "C/1.jpg", "1.jpg")
        ).containsExactly("1: 1.jpg", "5: C/1.jpg");
        assertThat(ambiguous).containsExactly("A_1/1.jpg", "B_/1.jpg");
        assertThat(unmatched).isEmpty();
    }

    /** {@code shirts/123.jpg} may be the card 123, or the back of the shirts. */
    @Test
    void givesAFileToNobodyWhoseFolderIsNamedAfterOneCardAndItselfAfterAnother() {
        assertThat(
            matched(
                List.of("shirts", "123", "B", "B_1"),
                "shirts/123.jpg",
                "shirts/B_2.jpg",
                "B_1.jpg",
                "summer/123.jpg",
                "shirts/back.jpg",
                "shirts/shirts_2.jpg"
            )
        ).containsExactly("1: shirts/shirts_2.jpg, shirts/back.jpg", "2: summer/123.jpg");
        assertThat(ambiguous).containsExactly("shirts/123.jpg", "shirts/B_2.jpg", "B_1.jpg");
    }

    @Test
    void takesAShortNumberInAFolderForThatOfAPhoto() {
        assertThat(matched(List.of("A", "2"), "A/2.jpg", "misspelt/2.jpg", "2.jpg")).containsExactly(
            "1: A/2.jpg",
            "2: 2.jpg"
        );
        assertThat(unmatched).containsExactly("misspelt/2.jpg");
    }

    @Test
    void givesTheFilesOfAVendorCodeThatIsThereTwiceToNobody() {
        assertThat(matched(List.of("A", "A"), "A/1.jpg", "D/front.jpg")).isEmpty();
        assertThat(ambiguous).containsExactly("A/1.jpg");
        assertThat(unmatched).containsExactly("D/front.jpg");
    }

    /** Cards are numbered from 1. */
    private List<String> matched(List<String> vendorCodes, String... paths) {
        List<CatalogueCard> cards = new ArrayList<>();
        vendorCodes.forEach(code -> cards.add(new CatalogueCard(cards.size() + 1L, code, "", List.of(), null)));
        List<Source.Brought> files = Arrays.stream(paths).<Source.Brought>map(Named::new).toList();
        return new Matching(new Cards(cards))
            .match(new ShopId(1), files, (path, isAmbiguous) -> (isAmbiguous ? ambiguous : unmatched).add(path))
            .stream()
            .map(MatchingTest::told)
            .sorted()
            .toList();
    }

    private static String told(OfACard own) {
        return own.card().nmId() + ": " + String.join(", ", own.files().stream().map(Source.Brought::path).toList());
    }

    private record Named(String path) implements Source.Brought {
        @Override
        public byte[] read() {
            throw new AssertionError("Names are enough");
        }
    }

    /** One card a slice. */
    private record Cards(List<CatalogueCard> all) implements CardCatalogue {
        @Override
        public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
            return all
                .stream()
                .filter(card -> nmIds.contains(card.nmId()))
                .toList();
        }

        @Override
        public List<CatalogueCard> findByVendorCode(ShopId shop, Collection<String> vendorCodes) {
            return all
                .stream()
                .filter(card -> vendorCodes.contains(card.vendorCode()))
                .toList();
        }

        @Override
        public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
            int at = after == null ? 0 : Integer.parseInt(after);
            return new CatalogueSlice(all.subList(at, at + 1), at + 1 < all.size() ? Integer.toString(at + 1) : null);
        }
    }
}
