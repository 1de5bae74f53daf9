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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Photos are named by letters: capitals are on the card, small ones are files. */
class PlanTest {

    private static final Map<Character, Look> LOOKS = new HashMap<>();

    @Test
    void leavesACardAloneThatShowsWhatIsWanted() {
        assertThat(Plan.next(card("AB"), wanted("AB"), null, Plan.Begun.NOTHING)).isEqualTo(new Plan.Done());
    }

    @Test
    void putsNewPhotosBehindAndInPlacesOfThoseThatGo() {
        assertThat(Plan.next(card("AB"), wanted("ABc"), null, Plan.Begun.NOTHING)).isEqualTo(
            uploads(new Upload(3, file('c')))
        );
        assertThat(Plan.next(card("AB"), wanted("cB"), null, Plan.Begun.NOTHING)).isEqualTo(
            uploads(new Upload(1, file('c')))
        );
        assertThat(Plan.next(card("AB"), wanted("Bcd"), null, Plan.Begun.NOTHING)).isEqualTo(
            uploads(new Upload(1, file('c')), new Upload(3, file('d')))
        );
    }

    @Test
    void putsInOrderByAddressesOnceAllIsThere() {
        assertThat(Plan.next(card("AB"), wanted("BA"), null, Plan.Begun.NOTHING)).isEqualTo(
            new Plan.Save(List.of("2", "1"))
        );
        assertThat(Plan.next(card("ABC"), wanted("AC"), null, Plan.Begun.NOTHING)).isEqualTo(
            new Plan.Save(List.of("1", "3"))
        );
    }

    @Test
    void sendsTheVideoAlongWhenPhotosMove() {
        assertThat(Plan.next(card("AB", "hls"), wanted("BA"), "mp4", Plan.Begun.NOTHING)).isEqualTo(
            new Plan.Save(List.of("2", "1", "mp4"))
        );
    }

    @Test
    void knowsAPhotoThatNobodyHasAnyMore() {
        assertThat(Plan.next(card("A"), wanted("AB"), null, Plan.Begun.NOTHING)).isEqualTo(new Plan.Gone(2));
    }

    /** Whatever is wanted and wherever a failure stopped it, the same steps lead there, and no card ever has more than thirty photos. */
    @Test
    void comesToWhatIsWantedFromAnywhere() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder shown = new StringBuilder(
                shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZ", random, 1 + random.nextInt(26))
            );
            String goal =
                shuffled(shown.toString(), random, random.nextInt(shown.length() + 1)) +
                shuffled("abcdefghijklmnopqrstuvwxyz", random, random.nextInt(27));
            goal = shuffled(goal, random, Math.min(30, Math.max(1, goal.length())));
            if (goal.isEmpty()) {
                continue;
            }
            int most = Math.max(shown.length(), goal.length());
            int steps = 0;
            Set<String> sent = new HashSet<>();
            for (Plan plan = next(shown, goal, sent); !(plan instanceof Plan.Done); plan = next(shown, goal, sent)) {
                assertThat(++steps).as(goal).isLessThan(40);
                shown = done(shown, plan, random.nextInt(4) == 0, sent);
                assertThat(shown.length()).isLessThanOrEqualTo(most);
            }
            assertThat(shown.toString()).isEqualTo(goal);
        }
    }

    /** The CDN shows some former pictures all the time, and people repeat what failed: a photo that is to stay is never lost. */
    @Test
    void losesNothingWhileTheCdnIsBehind() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        int behind = 0;
        for (int round = 0; round < 400; round++) {
            StringBuilder card = new StringBuilder(shuffled("ABCDEF", random, 2 + random.nextInt(5)));
            String kept = shuffled(card.toString(), random, 1 + random.nextInt(card.length()));
            String goal = shuffled(kept + shuffled("abcd", random, 1 + random.nextInt(3)), random, 9);
            List<String> history = new ArrayList<>(List.of(card.toString()));
            Set<String> sent = new HashSet<>();
            boolean ordered = false;
            for (int sending = 0; sending < 4; sending++) {
                boolean uploaded = false;
                boolean saved = false;
                for (int look = 0; look < 6; look++) {
                    StringBuilder seen = behind(card, history, random);
                    Plan plan = Plan.next(
                        card(seen.toString()),
                        wanted(goal),
                        null,
                        new Plan.Begun(sent, ordered, saved)
                    );
                    behind += plan instanceof Plan.Behind ? 1 : 0;
                    if (plan instanceof Plan.Uploads && !uploaded) {
                        uploaded = true;
                    } else if (plan instanceof Plan.Save && !saved) {
                        saved = true;
                        ordered = true;
                    } else {
                        continue;
                    }
                    card = done(card, plan, false, sent);
                    history.add(card.toString());
                    for (char photo : kept.toCharArray()) {
                        assertThat(card.toString()).as("%s for %s", history, goal).contains(Character.toString(photo));
                    }
                }
            }
        }
        assertThat(behind).as("how often it had to wait").isPositive();
    }

    /** As many photos as there are, of which some look as they did before. */
    private static StringBuilder behind(StringBuilder card, List<String> history, RandomGenerator random) {
        StringBuilder seen = new StringBuilder(card);
        for (int at = 0; at < seen.length(); at++) {
            String then = history.get(random.nextInt(history.size()));
            if (at < then.length() && random.nextBoolean()) {
                seen.setCharAt(at, then.charAt(at));
            }
        }
        return seen;
    }

    /** Pages that are alike but for their text, which the means of places hardly show. */
    @Test
    void sendsAFileThatLooksLikeThePhotoInWhosePlaceItComes() {
        Arrangement corrected = arrangement(page("Size 42"), new WantedPhoto(null, page("Size 46"), file('c'), null));
        CardMedia card = pages("Size 42", "Size 44");

        assertThat(next(card, corrected, Set.of())).isEqualTo(uploads(new Upload(2, file('c'))));
        assertThat(Plan.lost(card, corrected)).containsExactly(1);
        assertThat(next(pages("Size 42", "Size 46"), corrected, Set.of("c"))).isEqualTo(new Plan.Done());
    }

    @Test
    void tellsPagesApartThatAreAlike() {
        assertThat(page("Size 42").isOf(page("Size 44"))).as("alike").isTrue();
        CardMedia card = pages("Size 42", "Size 44");

        assertThat(next(card, arrangement(page("Size 44")), Set.of())).isEqualTo(new Plan.Save(List.of("2")));
        assertThat(next(card, arrangement(page("Size 44"), page("Size 42")), Set.of())).isEqualTo(
            new Plan.Save(List.of("2", "1"))
        );
        assertThat(Plan.lost(card, arrangement(page("Size 44")))).containsExactly(0);
    }

    @Test
    void isUnsureWhereAlikePagesGoOrMove() {
        CardMedia card = pages("Size 42", "Size 44", "Size 44");

        assertThat(Plan.unsure(card, arrangement(page("Size 44")))).containsExactly(1, 2);
        assertThat(
            Plan.unsure(pages("Size 42", "Size 44"), arrangement(page("Size 44"), page("Size 42")))
        ).containsExactly(1, 2);
        assertThat(Plan.unsure(pages("Size 42", "Size 44"), arrangement(page("Size 42"), page("Size 44")))).isNull();
        assertThat(Plan.unsure(pages("Size 44", "Size 44"), arrangement(page("Size 44")))).as("the same").isNull();
    }

    @Test
    void sendsAVideoByLinkOnceInASending() {
        Arrangement wanted = new Arrangement(wanted("AB").photos(), WantedVideo.linked("https://x/1.mp4"));

        assertThat(next(card("AB", "hls"), wanted, Set.of())).isEqualTo(
            new Plan.Save(List.of("1", "2", "https://x/1.mp4"))
        );
        assertThat(Plan.next(card("AB", "hls"), wanted, null, new Plan.Begun(Set.of(), true, true))).isEqualTo(
            new Plan.Done()
        );
        assertThat(Plan.next(card("AB", "hls"), wanted, null, new Plan.Begun(Set.of(), true, false)))
            .as("again")
            .isInstanceOf(Plan.Save.class);
    }

    private static Arrangement arrangement(Object... photos) {
        return new Arrangement(
            Stream.of(photos)
                .map(photo ->
                    photo instanceof Look look ? new WantedPhoto(null, look, null, null) : (WantedPhoto) photo
                )
                .toList(),
            WantedVideo.KEPT
        );
    }

    private static CardMedia pages(String... texts) {
        List<Seen> seen = new ArrayList<>();
        for (String text : texts) {
            seen.add(new Seen(Integer.toString(seen.size() + 1), page(text)));
        }
        return new CardMedia(new CatalogueCard(1, "A", "", List.of(), null), seen);
    }

    private static Look page(String text) {
        try {
            return Look.of(new Picture(), FileFormat.JPEG, TestPictures.page(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Plan next(StringBuilder shown, String goal, Set<String> sent) {
        return next(card(shown.toString()), wanted(goal), sent);
    }

    private static Plan next(CardMedia card, Arrangement wanted, Set<String> sent) {
        return Plan.next(card, wanted, null, new Plan.Begun(sent, false, false));
    }

    /** @param broken whether only the first of several files comes through */
    private static StringBuilder done(StringBuilder shown, Plan plan, boolean broken, Set<String> sent) {
        switch (plan) {
            case Plan.Uploads(List<Upload> files) -> {
                for (Upload upload : broken ? files.subList(0, 1) : files) {
                    sent.add(upload.file().id());
                    char photo = upload.file().id().charAt(0);
                    if (upload.number() <= shown.length()) {
                        shown.setCharAt(upload.number() - 1, photo);
                    } else {
                        assertThat(upload.number()).isEqualTo(shown.length() + 1);
                        shown.append(photo);
                    }
                }
                return shown;
            }
            case Plan.Save(List<String> links) -> {
                StringBuilder saved = new StringBuilder();
                for (String link : links) {
                    saved.append(shown.charAt(Integer.parseInt(link) - 1));
                }
                return saved;
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
