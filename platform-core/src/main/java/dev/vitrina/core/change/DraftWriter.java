package dev.vitrina.core.change;

import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes the rows of a new set, in the transaction that makes it. Where the set's kind judges them at once, those that follow are judged while these are written.
 * Of one set's.
 */
final class DraftWriter {

    private static final int CHUNK = 1_000;

    private final ChangeRowStore rows;
    private final StoredSet set;
    private final int most;
    private final Instant now;
    private final Map<RowState, Integer> written = new EnumMap<>(RowState.class);
    private final Set<String> keys = new HashSet<>();
    private int done;

    /** @param most rows that it may have */
    DraftWriter(ChangeRowStore rows, StoredSet set, int most, Instant now) {
        this.rows = rows;
        this.set = set;
        this.most = most;
        this.now = now;
    }

    /** Rows, and what their kind says of them, by key. */
    private record Chunk(List<NewRow> rows, Map<String, CheckedRow> verdicts) {}

    /**
     * Writes them all.
     *
     * @param judge says what it knows of them; null where nobody does
     * @return how many there are now in each state
     * @throws VitrinaException {@code INVALID_INPUT} when there are none, too many, two of one key, or JSON that is none
     */
    Map<RowState, Integer> write(Iterable<NewRow> drafts, @Nullable DraftJudge judge) {
        int size = judge == null ? CHUNK : Math.max(CHUNK, judge.size());
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Chunk> before = null;
            List<NewRow> chunk = new ArrayList<>(size);
            for (NewRow row : drafts) {
                take(row, chunk);
                if (chunk.size() == size) {
                    before = next(before, judging(chunk, judge, beside), judge);
                    chunk = new ArrayList<>(size);
                }
            }
            if (!chunk.isEmpty()) {
                before = next(before, judging(chunk, judge, beside), judge);
            }
            if (before == null) {
                throw invalid("A change set must have rows", null);
            }
            flush(await(before), judge);
        }
        return written;
    }

    private void take(NewRow row, List<NewRow> chunk) {
        DraftRules.require(row.row());
        if (!keys.add(row.row().key())) {
            throw invalid("Two rows have the key " + row.row().key(), row.row().key());
        }
        if (keys.size() > most) {
            throw invalid("A change set has at most %d rows: split it".formatted(most), null);
        }
        chunk.add(row);
    }

    private Future<Chunk> judging(List<NewRow> chunk, @Nullable DraftJudge judge, ExecutorService beside) {
        int before = keys.size() - chunk.size();
        return beside.submit(() -> new Chunk(chunk, judge == null ? Map.of() : judge.verdicts(chunk, before)));
    }

    private Future<Chunk> next(@Nullable Future<Chunk> before, Future<Chunk> begun, @Nullable DraftJudge judge) {
        if (before != null) {
            flush(await(before), judge);
        }
        return begun;
    }

    private void flush(Chunk chunk, @Nullable DraftJudge judge) {
        if (judge == null || chunk.verdicts().isEmpty()) {
            insert(chunk.rows());
            return;
        }
        Map<String, Long> underWay = rows.underWay(set, chunk.verdicts().keySet());
        List<NewRow> judged;
        try {
            judged = chunk
                .rows()
                .stream()
                .map(row -> judged(row, chunk.verdicts(), underWay))
                .toList();
        } catch (RuntimeException fault) {
            judge.failed(fault);
            judged = chunk.rows();
        }
        insert(judged);
    }

    private static NewRow judged(NewRow row, Map<String, CheckedRow> verdicts, Map<String, Long> underWay) {
        CheckedRow verdict = verdicts.get(row.row().key());
        return verdict == null ? row : row.judged(Judgement.of(row.expected(), verdict, underWay.get(row.row().key())));
    }

    private void insert(List<NewRow> ready) {
        try {
            rows.insert(set, done + 1, ready, now);
        } catch (JacksonException malformed) {
            throw invalid("A value of rows %d to %d is no JSON".formatted(done + 1, done + ready.size()), null);
        }
        ready.forEach(row -> written.merge(row.state(), 1, Integer::sum));
        done += ready.size();
    }

    private static Chunk await(Future<Chunk> judged) {
        try {
            return judged.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rows were judged", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error death) {
                throw death;
            }
            throw new IllegalStateException(failed);
        }
    }

    private static VitrinaException invalid(String message, @Nullable String key) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, message, key == null ? Map.of() : Map.of("key", key));
    }
}
