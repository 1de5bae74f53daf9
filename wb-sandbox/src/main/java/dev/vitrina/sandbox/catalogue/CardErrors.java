package dev.vitrina.sandbox.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The drafts with errors of one seller. Not thread-safe. */
final class CardErrors {

    private static final Comparator<ErrorBatch> BY_TIME = Comparator.comparingLong(
        ErrorBatch::updatedMicros
    ).thenComparing(batch -> batch.id().toString());
    private final List<ErrorBatch> batches = new ArrayList<>();

    void add(ErrorBatch batch) {
        batches.add(batch);
        batches.sort(BY_TIME);
    }

    /** A card that was written leaves the list (items spec, cards/error/list). */
    void settle(Set<String> vendorCodes) {
        if (batches.isEmpty() || vendorCodes.isEmpty()) {
            return;
        }
        batches.replaceAll(batch ->
            new ErrorBatch(
                batch.id(),
                batch.updatedMicros(),
                batch
                    .refusals()
                    .stream()
                    .filter(refusal -> !vendorCodes.contains(refusal.vendorCode()))
                    .toList()
            )
        );
        batches.removeIf(batch -> batch.refusals().isEmpty());
    }

    /** @param after the last batch of the page before, by its time and id; null = from the start */
    List<ErrorBatch> page(SortOrder order, @Nullable ErrorBatch after, int limit) {
        Comparator<ErrorBatch> direction = order == SortOrder.ASCENDING ? BY_TIME : BY_TIME.reversed();
        return batches
            .stream()
            .sorted(direction)
            .filter(batch -> after == null || direction.compare(batch, after) > 0)
            .limit(limit)
            .toList();
    }
}
