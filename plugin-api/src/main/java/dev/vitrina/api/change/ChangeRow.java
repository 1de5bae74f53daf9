package dev.vitrina.api.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a change set as its kind sees it.
 *
 * @param key       of what is changed, for example an nmId; unique in the set
 * @param label     for people: a vendor code or a title
 * @param group     rows of different groups are never sent together; null is a group too
 * @param payload   the kind's own, JSON text
 * @param fields    what changes
 * @param state     where it is
 * @param attempts  how often it was sent, this time included
 * @param batch     it was sent in last; null before
 * @param reference the upstream's id of the upload, as {@link SendResult.Accepted} told; null before, and when the answer was lost
 * @param sentAt    when it was sent last; null before
 */
public record ChangeRow(
    String key,
    String label,
    @Nullable String group,
    String payload,
    List<FieldChange> fields,
    RowState state,
    int attempts,
    @Nullable Integer batch,
    @Nullable String reference,
    @Nullable Instant sentAt
) {
    public ChangeRow {
        fields = List.copyOf(fields);
    }

    /** One that was not sent yet. */
    public static ChangeRow drafted(DraftRow row) {
        return new ChangeRow(
            row.key(),
            row.label(),
            row.group(),
            row.payload(),
            row.fields(),
            RowState.DRAFT,
            0,
            null,
            null,
            null
        );
    }
}
