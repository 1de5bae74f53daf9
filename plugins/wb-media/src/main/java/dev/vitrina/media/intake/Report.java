package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which file goes where; maps to {@code MediaIntakeReport}. */
final class Report {

    private static final int MOST_CARDS = 200;
    private static final int MOST_FILES = 1_000;

    private final List<Card> cards = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int filesTotal;
    private int cardsTotal;
    private int unmatchedTotal;
    private int refusedTotal;

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

    /** Maps to {@code MediaRefusedFile}. */
    record Refused(String path, Refusal code, String message) {}

    void count(int files) {
        filesTotal += files;
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

    void refuse(Refused file) {
        if (refusedTotal++ < MOST_FILES) {
            refused.add(file);
        }
    }

    public int getFilesTotal() {
        return filesTotal;
    }

    public int getCardsTotal() {
        return cardsTotal;
    }

    public List<Card> getCards() {
        return List.copyOf(cards);
    }

    public int getUnmatchedTotal() {
        return unmatchedTotal;
    }

    public List<String> getUnmatched() {
        return List.copyOf(unmatched);
    }

    public int getRefusedTotal() {
        return refusedTotal;
    }

    public List<Refused> getRefused() {
        return List.copyOf(refused);
    }
}
