package dev.vitrina.media.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.Look;
import dev.vitrina.media.TestPictures;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.arrange.Plan.Upload;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Photos are named by letters: capitals are on the card, small ones are files. */
class PlanTest {

    private static final Map<Character, Look> LOOKS = new HashMap<>();

    @Test
    void leavesACardAloneThatShowsWhatIsWanted() {
        assertThat(Plan.next(card("AB"), wanted("AB"), null)).isEqualTo(new Plan.Done());
    }

    @Test
    void putsNewPhotosBehindAndInPlacesOfThoseThatGo() {
        assertThat(Plan.next(card("AB"), wanted("ABc"), null)).isEqualTo(uploads(new Upload(3, file('c'))));
        assertThat(Plan.next(card("AB"), wanted("cB"), null)).isEqualTo(uploads(new Upload(1, file('c'))));
        assertThat(Plan.next(card("AB"), wanted("Bcd"), null)).isEqualTo(
            uploads(new Upload(1, file('c')), new Upload(3, file('d')))
        );
    }

    @Test
    void putsInOrderByAddressesOnceAllIsThere() {
        assertThat(Plan.next(card("AB"), wanted("BA"), null)).isEqualTo(new Plan.Save(List.of("2", "1")));
        assertThat(Plan.next(card("ABC"), wanted("AC"), null)).isEqualTo(new Plan.Save(List.of("1", "3")));
    }

    @Test
    void sendsTheVideoAlongWhenPhotosMove() {
        assertThat(Plan.next(card("AB", "hls"), wanted("BA"), "mp4")).isEqualTo(
            new Plan.Save(List.of("2", "1", "mp4"))
        );
    }

    @Test
    void knowsAPhotoThatNobodyHasAnyMore() {
        assertThat(Plan.next(card("A"), wanted("AB"), null)).isEqualTo(new Plan.Gone(2));
    }

    /**
     * Whatever is wanted and wherever a failure stopped it, the same steps lead there. No card ever has more than thirty photos, fewer than it had or
     * is to have, whichever is less, or is without one that it had and is to keep.
     */
    @Test
    void comesToWhatIsWantedFromAnywhere() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int round = 0; round < 500; round++) {
            String before = shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZ", random, 1 + random.nextInt(26));
            String chosen =
                shuffled(before, random, random.nextInt(before.length() + 1)) +
                shuffled("abcdefghijklmnopqrstuvwxyz", random, random.nextInt(27));
            String goal = shuffled(chosen, random, Math.min(30, chosen.length()));
            if (goal.isEmpty()) {
                continue;
            }
            StringBuilder shown = new StringBuilder(before);
            int steps = 0;
            for (
                Plan plan = Plan.next(card(shown.toString()), wanted(goal), null);
                !(plan instanceof Plan.Done);
                plan = Plan.next(card(shown.toString()), wanted(goal), null)
            ) {
                assertThat(++steps).as(goal).isLessThan(200);
                done(shown, plan, random.nextInt(3) == 0 ? random.nextInt(3) : Integer.MAX_VALUE);
                assertThat(shown.length()).isBetween(
                    Math.min(before.length(), goal.length()),
                    Math.max(before.length(), goal.length())
                );
                assertThat(shown.toString().chars().boxed()).containsAll(
                        goal
                            .chars()
                            .filter(photo -> before.indexOf(photo) >= 0)
                            .boxed()
                            .toList()
                    );
            }
            assertThat(shown.toString()).isEqualTo(goal);
        }
    }

    /** @param through how many files come through; links do all together or not at all */
    private static void done(StringBuilder shown, Plan plan, int through) {
        switch (plan) {
            case Plan.Uploads(List<Upload> files) -> {
                for (Upload upload : files.subList(0, Math.min(through, files.size()))) {
                    char photo = upload.file().id().charAt(0);
                    if (upload.number() <= shown.length()) {
                        shown.setCharAt(upload.number() - 1, photo);
                    } else {
                        assertThat(upload.number()).isEqualTo(shown.length() + 1);
                        shown.append(photo);
                    }
                }
            }
            case Plan.Save(List<String> links) -> {
                if (through > 0) {
                    StringBuilder saved = new StringBuilder();
                    links.forEach(link -> saved.append(shown.charAt(Integer.parseInt(link) - 1)));
                    shown.setLength(0);
                    shown.append(saved);
                }
            }
            default -> throw new AssertionError(plan);
        }
    }

    private static String shuffled(String letters, RandomGenerator random, int count) {
        List<Character> all = new ArrayList<>(
            letters
                .chars()
                .mapToObj(c -> (char) c)
                .toList()
        );
        StringBuilder some = new StringBuilder();
        while (some.length() < count && !all.isEmpty()) {
            some.append(all.remove(random.nextInt(all.size())));
        }
        return some.toString();
    }

    private static Plan uploads(Upload... files) {
        return new Plan.Uploads(List.of(files));
    }

    private static CardMedia card(String photos) {
        return new CardMedia(new CatalogueCard(1, "A", "", List.of(), null), seen(photos));
    }

    private static CardMedia card(String photos, String video) {
        return new CardMedia(new CatalogueCard(1, "A", "", List.of(), video), seen(photos));
    }

    private static List<Seen> seen(String photos) {
        List<Seen> seen = new ArrayList<>();
        for (int at = 0; at < photos.length(); at++) {
            seen.add(new Seen(Integer.toString(at + 1), look(photos.charAt(at))));
        }
        return seen;
    }

    private static Arrangement wanted(String photos) {
        return new Arrangement(
            photos
                .chars()
                .mapToObj(c -> (char) c)
                .map(photo ->
                    new WantedPhoto(null, look(photo), Character.isLowerCase(photo) ? file(photo) : null, null)
                )
                .toList(),
            WantedVideo.KEPT
        );
    }

    private static WantedFile file(char photo) {
        return new WantedFile(Character.toString(photo), FileFormat.JPEG, "x");
    }

    private static Look look(char photo) {
        return LOOKS.computeIfAbsent(photo, name -> {
            try {
                return Look.of(new Picture(), FileFormat.JPEG, TestPictures.jpeg(name));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
