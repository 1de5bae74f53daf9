package dev.vitrina.media.download;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive that somebody asked for; maps to the GraphQL type {@code MediaDownload}.
 *
 * @param cardsTotal null when it takes a walk to know
 * @param lastCard   the last card that was whole in it
 */
record MediaDownload(
    UUID id,
    DownloadState state,
    Selection selection,
    Options options,
    @Nullable Long cardsTotal,
    long cards,
    long files,
    long failed,
    long bytes,
    long lastCard,
    List<Failure> failures,
    Instant createdAt
) {
    /** Below the host's address; a browser needs a ticket for it. */
    public String path() {
        return "/api/plugins/wb-media/downloads/" + id;
    }

    /** What is left of it: all of what was interrupted, what follows the last card of what was stopped, and what failed. */
    Selection left() {
        boolean useless = state == DownloadState.INTERRUPTED || state == DownloadState.READY;
        if (useless) {
            return selection;
        }
        List<Selection.File> failed = failures
            .stream()
            .map(failure -> new Selection.File(failure.nmId(), failure.number()))
            .toList();
        if (state == DownloadState.DONE) {
            return new Selection(selection.nmIds(), selection.filter(), Long.MAX_VALUE, failed);
        }
        // Files that had been missing before come first: those after the last card are still to be fetched.
        boolean amongMissing = lastCard <= selection.after();
        List<Selection.File> missing = new ArrayList<>(failed);
        if (amongMissing) {
            selection
                .missing()
                .stream()
                .filter(file -> file.nmId() > lastCard)
                .forEach(missing::add);
        }
        long after = amongMissing ? selection.after() : lastCard;
        return new Selection(selection.nmIds(), selection.filter(), after, missing);
    }

    public boolean isResumable() {
        return switch (state) {
            case READY, RUNNING -> false;
            case STOPPED, INTERRUPTED -> true;
            case DONE -> !failures.isEmpty();
        };
    }
}
