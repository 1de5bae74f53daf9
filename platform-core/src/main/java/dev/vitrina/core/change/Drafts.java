package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.change.ChangeRowStore.NewRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Keeps drafts. */
final class Drafts {

    private static final int CHUNK = 1_000;

    private final ChangeSetStore sets;
    private final ChangeRowStore rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final int maxRows;

    Drafts(
        ChangeSetStore sets,
        ChangeRowStore rows,
        TransactionTemplate transaction,
        InstantSource clock,
        int maxRows
    ) {
        this.sets = sets;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.maxRows = maxRows;
    }

    /**
     * Whole or not at all.
     *
     * @param most rows by the kind's policy
     * @return the set, or the one that has the idempotency key already
     * @throws VitrinaException {@code CONFLICT} when that one was made of another input
     */
    long create(ChangeSetDraft draft, StoredSet.Rights rights, String plugin, int most, Iterable<DraftRow> drafts) {
        DraftRules.require(draft);
        Iterable<NewRow> known = () ->
            StreamSupport.stream(drafts.spliterator(), false)
                .map(row -> new NewRow(row, known(row.fields())))
                .iterator();
        StoredSet.Person by = draft.by() == null ? null : new StoredSet.Person(draft.by().userId(), draft.by().email());
        NewSet set = new NewSet(
            draft.shop(),
            draft.kind(),
            plugin,
            rights,
            draft.title().strip(),
            draft.origin(),
            draft.idempotencyKey(),
            hash(draft.input()),
            null,
            by
        );
        return transaction.execute(status -> create(set, Math.min(most, maxRows), known));
    }

    /** Inside the caller's transaction. */
    long create(NewSet set, Iterable<NewRow> drafts) {
        return create(set, maxRows, drafts);
    }

    private long create(NewSet set, int most, Iterable<NewRow> drafts) {
        Optional<Long> id = sets.insert(set, clock.instant());
        if (id.isEmpty()) {
            return existing(set);
        }
        // Nobody else sees it yet, so it need not be locked: nor is each row's reference to it planned anew then.
        StoredSet created = sets.find(id.get()).orElseThrow();
        if (insert(created, most, drafts) == 0) {
            throw invalid("A change set must have rows", null);
        }
        var unused = sets.recount(created);
        return id.get();
    }

    private long existing(NewSet set) {
        ChangeSetStore.Keyed first = sets
            .ofIdempotencyKey(set.shop(), set.kind(), String.valueOf(set.idempotencyKey()))
            .orElseThrow();
        // Sets from before inputs were kept have none.
        if (first.input() != null && set.input() != null && !first.input().equals(set.input())) {
            throw new VitrinaException(
                ErrorCode.CONFLICT,
                "The idempotency key was used for another request: repeat that one as it was, or take a new key",
                Map.of("reason", ChangeSets.KEY_REUSED)
            );
        }
        return first.id();
    }

    private static @Nullable String hash(@Nullable String input) {
        if (input == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private int insert(StoredSet set, int most, Iterable<NewRow> drafts) {
        int done = 0;
        List<NewRow> chunk = new ArrayList<>(CHUNK);
        for (NewRow row : drafts) {
            DraftRules.require(row.row());
            chunk.add(row);
            if (done + chunk.size() > most) {
                throw invalid("A change set has at most %d rows: split it".formatted(most), null);
            }
            if (chunk.size() == CHUNK) {
                done += flush(set, done, chunk);
            }
        }
        return done + flush(set, done, chunk);
    }

    private int flush(StoredSet set, int done, List<NewRow> chunk) {
        if (chunk.isEmpty()) {
            return 0;
        }
        Set<String> taken = insert(set, done + 1, chunk);
        Set<String> seen = new HashSet<>();
        for (NewRow row : chunk) {
            if (!taken.contains(row.row().key()) || !seen.add(row.row().key())) {
                throw invalid("Two rows have the key " + row.row().key(), row.row().key());
            }
        }
        int size = chunk.size();
        chunk.clear();
        return size;
    }

    private Set<String> insert(StoredSet set, int first, List<NewRow> chunk) {
        try {
            return rows.insert(set, first, chunk, clock.instant());
        } catch (JacksonException malformed) {
            throw invalid("A value of rows %d to %d is no JSON".formatted(first, first + chunk.size() - 1), null);
        }
    }

    private static List<FieldChange> known(List<FieldChange> fields) {
        return fields
            .stream()
            .filter(field -> field.before() != null)
            .map(field -> new FieldChange(field.name(), field.before(), null))
            .toList();
    }

    private static VitrinaException invalid(String message, @Nullable String key) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, message, key == null ? Map.of() : Map.of("key", key));
    }
}
