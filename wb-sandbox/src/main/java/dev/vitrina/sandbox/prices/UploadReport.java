package dev.vitrina.sandbox.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An upload of prices and what became of it.
 *
 * @param uploadId in JSON {@code uploadID}
 * @param endpoint e.g. {@code prices-upload}
 * @param status   1 in progress, 3 applied, 4 cancelled, 5 applied in part, 6 not applied
 * @param goods    nmIds in the order of the request, in JSON {@code nmIDs}
 * @param applied  how many of them were applied
 */
public record UploadReport(
    @JsonProperty("uploadID") long uploadId,
    String endpoint,
    int status,
    String acceptedAt,
    @JsonProperty("nmIDs") List<Long> goods,
    long applied
) {
    static UploadReport of(Upload upload) {
        return new UploadReport(
            upload.id(),
            upload.endpoint(),
            upload.status(),
            upload.accepted().toString(),
            upload.changes().stream().map(PriceChange::nmId).toList(),
            upload.successes()
        );
    }
}
