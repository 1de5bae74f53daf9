package dev.vitrina.media.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.Look;
import dev.vitrina.media.TestPictures;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenedTest {

    private final Look a = look(1);
    private final Look b = look(2);
    private final Look c = look(3);

    @Test
    void isStillWhatItWasWhenItShowsTheSamePhotosInTheSameOrder() {
        Arrangement arranged = Arrangement.of(List.of(a, b), List.of(WantedPhoto.kept(2)), WantedVideo.KEPT);

        assertThat(Opened.isStill(arranged, card(look(1), look(2)))).isTrue();
        assertThat(Opened.isStill(arranged, card(b, a))).as("another order").isFalse();
        assertThat(Opened.isStill(arranged, card(a))).as("one less").isFalse();
        assertThat(Opened.isStill(arranged, card(a, b, c))).as("one more").isFalse();
        assertThat(Opened.isStill(arranged, card(a, null))).as("one in doubt").isFalse();
    }

    @Test
    void meansByANumberThePhotoThatWasSeenAndNotTheOneThatIsThereNow() {
        Arrangement arranged = Arrangement.of(List.of(a, b), List.of(WantedPhoto.kept(2)), WantedVideo.KEPT);

        assertThat(looks(Opened.resolved(arranged, card(b, a)))).containsExactly(b);
    }

    @Test
    void meansNothingByANumberThatNobodySaw() {
        assertThat(Opened.resolved(new Arrangement(List.of(WantedPhoto.kept(1)), WantedVideo.KEPT), card(a))).isNull();
        assertThat(
            Opened.resolved(Arrangement.of(List.of(a), List.of(WantedPhoto.kept(2)), WantedVideo.KEPT), card(a, b))
        ).isNull();
    }

    @Test
    void addsBehindWhateverIsThereAndHoldsOnToThatFromThenOn() {
        WantedPhoto file = new WantedPhoto(null, c, new WantedFile("c", FileFormat.JPEG, "c.jpg"), null);
        Arrangement adding = Arrangement.adding(List.of(file), WantedVideo.KEPT);

        List<WantedPhoto> first = Objects.requireNonNull(Opened.resolved(adding, card(a)));
        Arrangement checked = Opened.at(card(a), adding.with(first));

        assertThat(looks(first)).containsExactly(a, c);
        assertThat(looks(Opened.resolved(checked, card(b, a)))).as("checked again").containsExactly(b, a, c);
        assertThat(Opened.isStill(checked, card(a))).isTrue();
        assertThat(Opened.isStill(checked, card(a, b))).isFalse();
    }

    @Test
    void tellsAPhotoOfSomebodyElseFromWhatWasThereAndWhatIsWanted() {
        WantedPhoto file = WantedPhoto.of(b, new WantedFile("b", FileFormat.JPEG, "b.jpg"));
        Arrangement.Before before = new Arrangement.Before(List.of(new WantedPhoto(null, a, null, null)), false, null);
        Arrangement wanted = new Arrangement(List.of(file), WantedVideo.KEPT).with(before);

        assertThat(Opened.hasStranger(wanted, card(b, a, null))).isFalse();
        assertThat(Opened.hasStranger(wanted, card(b, c))).isTrue();
        assertThat(Opened.hasStranger(wanted.with(List.of(file, WantedPhoto.linked("https://h/1.jpg"))), card(c)))
            .as("what is behind the link")
            .isFalse();
    }

    /** Files in place of all photos, and roll-backs. */
    @Test
    void holdsWhatNobodySawToWhatTheCheckFound() {
        Arrangement drafted = new Arrangement(List.of(WantedPhoto.linked("https://h/1.jpg")), WantedVideo.KEPT);
        Arrangement checked = drafted.with(
            new Arrangement.Before(
                List.of(new WantedPhoto(null, a, null, null), new WantedPhoto(null, null, null, null)),
                false,
                null
            )
        );

        assertThat(Opened.isStill(checked, card(a, null))).isTrue();
        assertThat(Opened.isStill(checked, card(a))).as("one less").isFalse();
        assertThat(Opened.isStill(checked, card(b, null))).as("another").isFalse();
        assertThat(Opened.isStill(checked, card(a, c))).as("one that could not be read").isFalse();
        assertThat(Opened.isStill(checked, card(a, null, null))).as("one more").isFalse();
        assertThat(Opened.isAsDrafted(checked, card(b))).as("checked again").isTrue();
        assertThat(Opened.isStill(drafted, card(b))).as("a payload of before there was this").isTrue();
        assertThat(Opened.hasUnknown(checked, card(a, null))).isFalse();
        assertThat(Opened.hasUnknown(checked, card(a, null, null))).isTrue();
    }

    private static List<@Nullable Look> looks(@Nullable List<WantedPhoto> photos) {
        List<@Nullable Look> looks = new ArrayList<>();
        Objects.requireNonNull(photos).forEach(photo -> looks.add(photo.look()));
        return looks;
    }

    private static CardMedia card(@Nullable Look... photos) {
        List<Seen> seen = new ArrayList<>();
        for (Look photo : photos) {
            seen.add(new Seen(Integer.toString(seen.size() + 1), photo));
        }
        return new CardMedia(new CatalogueCard(1, "A", "", List.of(), null), seen);
    }

    private static Look look(int seed) {
        try {
            return Look.of(new Picture(), FileFormat.JPEG, TestPictures.jpeg(seed));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
