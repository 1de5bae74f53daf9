package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Writes the rows of a new set, in the transaction that makes it. Where the set's kind judges them at once, those that follow are judged while these are written.
 * Of one set's.
 */
final class DraftWriter {

    private static final Logger log = LoggerFactory.getLogger(DraftWriter.class);

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
     * @param kind that judges them; null where nobody does
     * @return how many there are now in each state
     * @throws VitrinaException {@code INVALID_INPUT} when there are none, too many, two of one key, or JSON that is none
     */
    Map<RowState, Integer> write(Iterable<NewRow> drafts, @Nullable ChangeKind kind) {
        int size = kind == null ? CHUNK : CheckStep.size(set, kind);
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Chunk> before = null;
            List<NewRow> chunk = new ArrayList<>(size);
            for (NewRow row : drafts) {
                take(row, chunk);
                if (chunk.size() == size) {
                    before = next(before, judging(chunk, kind, beside));
                    chunk = new ArrayList<>(size);
                }
            }
            if (!chunk.isEmpty()) {
                before = next(before, judging(chunk, kind, beside));
            }
            if (before == null) {
                throw invalid("A change set must have rows", null);
            }
            flush(before);
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

    private Future<Chunk> judging(List<NewRow> chunk, @Nullable ChangeKind kind, ExecutorService beside) {
        int before = keys.size() - chunk.size();
        return beside.submit(() -> new Chunk(chunk, kind == null ? Map.of() : verdicts(kind, chunk, before)));
    }

    private Future<Chunk> next(@Nullable Future<Chunk> before, Future<Chunk> begun) {
        if (before != null) {
            flush(before);
        }
        return begun;
    }

    private Map<String, CheckedRow> verdicts(ChangeKind kind, List<NewRow> chunk, int before) {
        Map<String, CheckedRow> verdicts = new HashMap<>();
        try {
            kind
                .checkDrafted(
                    set.shop(),
                    chunk
                        .stream()
                        .map(row -> drafted(row.row()))
                        .toList(),
                    before
                )
                .forEach(verdict -> verdicts.put(verdict.key(), verdict));
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to check a draft of {}", set.plugin(), set.kind(), fault);
            return Map.of();
        }
        return verdicts;
    }

    private static ChangeRow drafted(DraftRow row) {
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

    private void flush(Future<Chunk> judged) {
        Chunk chunk = await(judged);
        List<NewRow> ready = chunk.verdicts().isEmpty() ? chunk.rows() : judged(chunk);
        insert(ready);
        ready.forEach(row -> written.merge(row.state(), 1, Integer::sum));
        done += ready.size();
    }

    private List<NewRow> judged(Chunk chunk) {
        Map<String, Long> underWay = rows.underWay(set, chunk.verdicts().keySet());
        return chunk
            .rows()
            .stream()
            .map(row -> {
                CheckedRow verdict = chunk.verdicts().get(row.row().key());
                return verdict == null
                    ? row
                    : row.judged(Judgement.of(row.expected(), verdict, underWay.get(row.row().key())));
            })
            .toList();
    }

    private void insert(List<NewRow> ready) {
        try {
            rows.insert(set, done + 1, ready, now);
        } catch (JacksonException malformed) {
            throw invalid("A value of rows %d to %d is no JSON".formatted(done + 1, done + ready.size()), null);
        }
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
