package dev.vitrina.media.intake;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.media.arrange.ArrangeRows;
import dev.vitrina.media.intake.IntakeStore.Expired;
import java.util.List;

/** Runs that nobody asks for any more, and the files that were kept for drafts which never came of them. */
final class Leftovers {

    private final IntakeStore store;
    private final Uploads uploads;
    private final ArrangeRows rows;

    Leftovers(IntakeStore store, Uploads uploads, ArrangeRows rows) {
        this.store = store;
        this.uploads = uploads;
        this.rows = rows;
    }

    void forget() {
        List<Expired> expired = store.expire();
        for (Expired run : expired) {
            for (DraftRow row : run.rows()) {
                rows.files(row).forEach(file -> uploads.forget(run.shop(), file));
            }
        }
    }
}
