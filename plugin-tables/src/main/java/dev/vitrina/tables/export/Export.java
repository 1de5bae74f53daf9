package dev.vitrina.tables.export;

import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tables.TableFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that was asked for.
 *
 * @param rows    how many are in the file; null before it is whole
 * @param file    null before it is whole, and after it has expired
 * @param problem why there is none
 */
public record Export(
    ShopId shop,
    long id,
    TableFormat format,
    State state,
    @Nullable Long rows,
    @Nullable StoredFile file,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant finishedAt
) {
    /** Where an export is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
    }

    boolean unfinished() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
