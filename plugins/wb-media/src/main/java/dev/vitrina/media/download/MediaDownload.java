package dev.vitrina.media.download;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
        // Files that had been missing before come first: those after the last card are still to be fetched.
        boolean amongMissing = state == DownloadState.STOPPED && lastCard <= selection.after();
        long after = after(amongMissing);
        // A card that is fetched anew as a whole is not missing in part besides.
        List<Selection.File> missing = failures
            .stream()
            .filter(failure -> failure.nmId() <= after)
            .map(failure -> new Selection.File(failure.nmId(), failure.number()))
            .collect(Collectors.toCollection(ArrayList::new));
        if (amongMissing) {
            selection
                .missing()
                .stream()
                .filter(file -> file.nmId() > lastCard)
                .filter(file -> !missing.contains(file))
                .forEach(missing::add);
        }
        return new Selection(selection.nmIds(), selection.filter(), after, missing);
    }

    private long after(boolean amongMissing) {
        if (state == DownloadState.DONE) {
            return Long.MAX_VALUE;
        }
        return amongMissing ? selection.after() : lastCard;
    }

    public boolean isResumable() {
        return switch (state) {
            case READY, RUNNING -> false;
            case STOPPED, INTERRUPTED -> true;
            case DONE -> !failures.isEmpty();
        };
    }
}
