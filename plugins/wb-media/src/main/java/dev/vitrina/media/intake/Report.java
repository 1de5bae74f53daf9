package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which file goes where; maps to {@code MediaIntakeReport}. */
record Report(
    int filesTotal,
    int cardsTotal,
    List<Card> cards,
    int unmatchedTotal,
    List<String> unmatched,
    int refusedTotal,
    List<Refused> refused
) {
    private static final int MOST_CARDS = 200;
    private static final int MOST_FILES = 1_000;

    Report {
        cards = List.copyOf(cards);
        unmatched = List.copyOf(unmatched);
        refused = List.copyOf(refused);
    }

    /** Maps to {@code MediaIntakeCard}. */
    record Card(long nmId, String vendorCode, String title, int photosBefore, int photosAfter, List<Placed> files) {}

    /**
     * Maps to {@code MediaIntakeFile}.
     *
     * @param number of the photo, from 1; 0 for the video
     */
    record Placed(
        String path,
        int number,
        FileFormat format,
        @Nullable Integer width,
        @Nullable Integer height,
        long bytes
    ) {}

    /** Maps to {@code MediaRefusedFile}, but for the message, which is in the reader's language. */
    record Refused(String path, Refusal code) {}

    /** Counts all, and lists the first. */
    static final class Builder {

        private final int filesTotal;
        private final List<Card> cards = new ArrayList<>();
        private final List<String> unmatched = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private int cardsTotal;
        private int unmatchedTotal;
        private int refusedTotal;

        Builder(int filesTotal) {
            this.filesTotal = filesTotal;
        }

        void add(Card card) {
            if (cardsTotal++ < MOST_CARDS) {
                cards.add(card);
            }
        }

        void unmatched(String path) {
            if (unmatchedTotal++ < MOST_FILES) {
                unmatched.add(path);
            }
        }

        void refuse(String path, Refusal why) {
            if (refusedTotal++ < MOST_FILES) {
                refused.add(new Refused(path, why));
            }
        }

        Report build() {
            return new Report(filesTotal, cardsTotal, cards, unmatchedTotal, unmatched, refusedTotal, refused);
        }
    }
}
