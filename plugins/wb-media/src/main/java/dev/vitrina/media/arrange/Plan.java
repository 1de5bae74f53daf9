package dev.vitrina.media.arrange;

import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done next, from what the card shows now and what it is to show. So a repetition after a partial failure sends only what is missing.
 * Of what was begun before only that counts which no card can show: a file is not there before it was sent, whatever looks like it, and so is a video by
 * link; and no file goes into a numbered place after photos were put in order, since the CDN may show that order late.
 *
 * <p>New files come first, each by {@code media/file}: into the places of photos that are to go, then behind the last, so that a card never has more than
 * the larger of both counts. Then, where the order or the count still differs, one {@code media/save} with Wildberries' own addresses.
 */
sealed interface Plan {
    /** Nothing: the card shows what is wanted, as far as that can be told. */
    record Done() implements Plan {}

    /** A photo is wanted, in this place from 1, that the card has no more, and nobody has its bytes. */
    record Gone(int place) implements Plan {}

    /** Files into numbered places, from 1. */
    record Uploads(List<Upload> files) implements Plan {
        public Uploads {
            files = List.copyOf(files);
        }
    }

    /** All media anew, by links. */
    record Save(List<String> links) implements Plan {
        public Save {
            links = List.copyOf(links);
        }
    }

    /** Nothing now: a file seems to be missing, but the photos were put in order since, so its place may be that of another by now. */
    record Behind() implements Plan {}

    record Upload(int number, WantedFile file) {}

    /**
     * What was begun for this row.
     *
     * @param files    ids of files that were sent in any sending of it
     * @param ordered  whether photos were sent by their addresses in any sending of it
     * @param saved    whether they were in the present sending
     */
    record Begun(Set<String> files, boolean ordered, boolean saved) {
        static final Begun NOTHING = new Begun(Set.of(), false, false);

        public Begun {
            files = Set.copyOf(files);
        }
    }

    /** @param ownVideo address of the card's video as one file; null when it is not known */
    static Plan next(CardMedia now, Arrangement wanted, @Nullable String ownVideo, Begun begun) {
        int[] from = PhotoMatch.of(now.photos(), wanted.photos(), begun.files());
        List<Upload> uploads = new ArrayList<>();
        boolean[] taken = new boolean[Math.max(now.photos().size(), wanted.photos().size())];
        Arrays.stream(from)
            .filter(at -> at >= 0)
            .forEach(at -> taken[at] = true);
        int behind = now.photos().size();
        for (int place : missing(from, wanted.photos())) {
            WantedFile file = wanted.photos().get(place).file();
            if (file == null) {
                return new Gone(place + 1);
            }
            int slot = slot(place, taken, now.photos().size());
            if (slot < 0) {
                slot = behind++;
            } else {
                taken[slot] = true;
            }
            uploads.add(new Upload(slot + 1, file));
        }
        if (!uploads.isEmpty() && begun.ordered()) {
            return new Behind();
        }
        if (!uploads.isEmpty()) {
            uploads.sort(Comparator.comparingInt(Upload::number));
            return new Uploads(uploads);
        }
        return isShown(now, wanted, from, begun) ? new Done() : save(now, wanted, from, ownVideo);
    }

    /** Whether photos will be sent by their addresses, be it after files. */
    static boolean moves(CardMedia now, Arrangement wanted) {
        Plan next = next(now, wanted, null, Begun.NOTHING);
        if (!(next instanceof Uploads(List<Upload> files))) {
            return next instanceof Save;
        }
        List<Seen> photos = new ArrayList<>(now.photos());
        for (Upload upload : files) {
            Look look = wanted
                .photos()
                .stream()
                .filter(photo -> upload.file().equals(photo.file()))
                .map(WantedPhoto::look)
                .findFirst()
                .orElse(null);
            Seen seen = new Seen("new", look);
            if (upload.number() <= photos.size()) {
                photos.set(upload.number() - 1, seen);
            } else {
                photos.add(seen);
            }
        }
        Set<String> sent = files
            .stream()
            .map(upload -> upload.file().id())
            .collect(Collectors.toSet());
        return (next(new CardMedia(now.card(), photos), wanted, null, new Begun(sent, false, false)) instanceof Save);
    }

    /** Those of the card's photos that are not wanted: their places, from 0. */
    static List<Integer> lost(CardMedia now, Arrangement wanted) {
        int[] from = PhotoMatch.of(now.photos(), wanted.photos(), Set.of());
        return IntStream.range(0, now.photos().size())
            .filter(at -> Arrays.stream(from).noneMatch(kept -> kept == at))
            .boxed()
            .toList();
    }

    /**
     * Two of the card's photos, by their numbers from 1, that are alike but not the same, and of which one goes or both change their order: which is which
     * cannot be told for certain then. Null for none.
     */
    static int@Nullable [] unsure(CardMedia now, Arrangement wanted) {
        int[] from = PhotoMatch.of(now.photos(), wanted.photos(), Set.of());
        int[] to = new int[now.photos().size()];
        Arrays.fill(to, -1);
        for (int at = 0; at < from.length; at++) {
            if (from[at] >= 0) {
                to[from[at]] = at;
            }
        }
        boolean moves = moves(now, wanted);
        for (int one = 0; one < to.length; one++) {
            for (int other = one + 1; other < to.length; other++) {
                boolean both = to[one] < 0 == to[other] < 0;
                boolean clear = both ? to[one] <= to[other] : !moves;
                if (!clear && isUnsure(now.photos().get(one).look(), now.photos().get(other).look())) {
                    return new int[] { one + 1, other + 1 };
                }
            }
        }
        return null;
    }

    private static boolean isUnsure(@Nullable Look one, @Nullable Look other) {
        return one != null && other != null && one.isOf(other) && !one.isSame(other);
    }

    /** For the diff: the address of each wanted photo that the card has, else what people call it. */
    static List<String> shown(CardMedia now, Arrangement wanted) {
        int[] from = PhotoMatch.of(now.photos(), wanted.photos(), Set.of());
        return IntStream.range(0, from.length)
            .mapToObj(at -> {
                WantedPhoto photo = wanted.photos().get(at);
                WantedFile file = photo.file();
                if (from[at] >= 0) {
                    return now.photos().get(from[at]).address();
                }
                return photo.link() != null ? photo.link() : file != null ? file.name() : "?";
            })
            .map(String::valueOf)
            .toList();
    }

    /** A place that is free for a file: the one where it is wanted, or else the first one of a photo that is to go. */
    private static int slot(int place, boolean[] taken, int count) {
        if (place < count && !taken[place]) {
            return place;
        }
        return IntStream.range(0, count)
            .filter(at -> !taken[at])
            .findFirst()
            .orElse(-1);
    }

    private static int[] missing(int[] from, List<WantedPhoto> wanted) {
        return IntStream.range(0, from.length)
            .filter(at -> from[at] < 0 && wanted.get(at).link() == null)
            .toArray();
    }

    private static boolean isOf(@Nullable Look one, @Nullable Look other) {
        return one != null && other != null && one.isOf(other);
    }

    /** A photo by link is there when its place shows something that the card did not show before. */
    private static boolean isShown(CardMedia now, Arrangement wanted, int[] from, Begun begun) {
        if (now.photos().size() != wanted.photos().size()) {
            return false;
        }
        Arrangement.Before before = wanted.before();
        for (int at = 0; at < from.length; at++) {
            Look shown = now.photos().get(at).look();
            boolean linked = wanted.photos().get(at).link() != null;
            boolean fresh =
                shown != null &&
                before != null &&
                before
                    .photos()
                    .stream()
                    .noneMatch(old -> isOf(old.look(), shown));
            if (linked ? !fresh : from[at] != at) {
                return false;
            }
        }
        return switch (wanted.video().action()) {
            case KEEP -> true;
            case REMOVE -> !now.hasVideo();
            case REPLACE -> wanted.video().link() == null || (begun.saved() && now.hasVideo());
        };
    }

    private static Plan save(CardMedia now, Arrangement wanted, int[] from, @Nullable String ownVideo) {
        List<String> links = new ArrayList<>();
        for (int at = 0; at < from.length; at++) {
            String link = wanted.photos().get(at).link();
            String address = link != null ? link : now.photos().get(from[at]).address();
            if (address.isEmpty()) {
                return new Gone(at + 1);
            }
            links.add(address);
        }
        String video = wanted.video().link();
        if (video != null) {
            links.add(video);
        } else if (wanted.video().action() == WantedVideo.Action.KEEP && now.hasVideo() && ownVideo != null) {
            links.add(ownVideo);
        }
        return new Save(links);
    }
}
