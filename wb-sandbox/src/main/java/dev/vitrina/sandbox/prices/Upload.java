package dev.vitrina.sandbox.prices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload of prices. Its rows stand in the order of the request.
 *
 * @param promotion  whether it came by the promotion calendar: only such uploads are in the buffer while they wait
 * @param processed  null while it waits
 */
record Upload(
    long id,
    String endpoint,
    boolean promotion,
    List<Row> rows,
    Instant accepted,
    Instant due,
    @Nullable Outcome processed
) {
    static final int IN_PROGRESS = 1;
    static final int REJECTED = 3;
    private static final int APPLIED = 2;

    /** Statuses of the items spec, with their codes. */
    enum Outcome {
        APPLIED(3),
        CANCELLED(4),
        APPLIED_IN_PART(5),
        NOT_APPLIED(6);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Outcome of(List<Row> rows) {
            long rejected = rows
                .stream()
                .filter(row -> row.status() == REJECTED)
                .count();
            if (rejected == 0) {
                return APPLIED;
            }
            return rejected == rows.size() ? NOT_APPLIED : APPLIED_IN_PART;
        }
    }

    /**
     * One of its goods.
     *
     * @param discount what the goods have: before, and once it was applied, after
     * @param status   1 in progress, 2 applied, 3 rejected
     */
    record Row(
        PriceChange change,
        String vendorCode,
        String techSize,
        int discount,
        int status,
        @Nullable String errorText
    ) {
        Row applied() {
            return new Row(change, vendorCode, techSize, discount, APPLIED, null);
        }

        Row rejected(@Nullable String text) {
            return new Row(change, vendorCode, techSize, discount, REJECTED, text);
        }

        Row discounted(int value) {
            return new Row(change, vendorCode, techSize, value, status, errorText);
        }
    }

    int status() {
        return processed == null ? IN_PROGRESS : processed.code();
    }

    List<PriceChange> changes() {
        return rows.stream().map(Row::change).toList();
    }

    long successes() {
        return rows
            .stream()
            .filter(row -> row.status() == APPLIED)
            .count();
    }

    Upload dueAt(Instant time) {
        return new Upload(id, endpoint, promotion, rows, accepted, time, processed);
    }

    Upload processed(List<Row> results, Outcome outcome) {
        return new Upload(id, endpoint, promotion, List.copyOf(results), accepted, due, outcome);
    }
}
