package dev.vitrina.sandbox.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vitrina.sandbox.catalogue.Refusal;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.catalogue.WriteReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write to cards that was answered 200, and what became of it.
 *
 * @param batch     its id in the list of cards with errors, should there be any
 * @param endpoint  e.g. {@code cards-update}
 * @param appliedAt null while it waits
 * @param written   nmIds, in JSON {@code nmIDs}
 * @param errors    by vendor code
 */
public record AcceptedWrite(
    String batch,
    String endpoint,
    String acceptedAt,
    @Nullable String appliedAt,
    @JsonProperty("nmIDs") List<Long> written,
    Map<String, List<String>> errors
) {
    static AcceptedWrite of(WriteReport report) {
        Long applied = report.appliedMicros();
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (Refusal refusal : report.refused()) {
            errors.put(refusal.vendorCode(), refusal.errors());
        }
        return new AcceptedWrite(
            report.id().toString(),
            report.operation(),
            Rfc3339.format(report.acceptedMicros()),
            applied == null ? null : Rfc3339.format(applied),
            report.written(),
            errors
        );
    }
}
