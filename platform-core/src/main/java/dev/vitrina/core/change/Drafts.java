package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.change.ChangeKinds.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps drafts. */
final class Drafts {

    /** Drafts whose rows are judged while they are kept: each takes connections beside that of its transaction. */
    private static final int JUDGED_AT_ONCE = 3;

    private final ChangeSetStore sets;
    private final ChangeRowStore rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final int maxRows;
    private final Semaphore judging = new Semaphore(JUDGED_AT_ONCE);

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
    long create(ChangeSetDraft draft, Entry kind, int most, Iterable<DraftRow> drafts) {
        DraftRules.require(draft);
        NewSet set = set(draft, kind);
        return transaction.execute(status -> create(set, Math.min(most, maxRows), known(drafts), null));
    }

    /** The same, and it is being checked as soon as it is there: rows of which the kind knows what it will say are kept with that. */
    long createAndCheck(ChangeSetDraft draft, Entry kind, int most, Iterable<DraftRow> drafts) {
        DraftRules.require(draft);
        NewSet set = set(draft, kind);
        boolean isJudged = judging.tryAcquire();
        try {
            // Asked for before the transaction, as it may need a connection of its own.
            DraftJudge judge = isJudged
                ? new DraftJudge(kind, draft.shop(), CheckStep.size(draft.shop(), kind.plugin(), kind.kind()))
                : null;
            return transaction.execute(status -> createAndCheck(set, Math.min(most, maxRows), drafts, judge));
        } finally {
            if (isJudged) {
                judging.release();
            }
        }
    }

    private long createAndCheck(NewSet set, int most, Iterable<DraftRow> drafts, @Nullable DraftJudge judge) {
        long id = create(set, most, known(drafts), judge);
        sets
            .lock(set.shop(), id)
            .filter(created -> created.state() == ChangeSetState.DRAFT)
            .ifPresent(created -> sets.act(created, ChangeSetState.CHECKING));
        return id;
    }

    private static NewSet set(ChangeSetDraft draft, Entry kind) {
        StoredSet.Person by = draft.by() == null ? null : new StoredSet.Person(draft.by().userId(), draft.by().email());
        return new NewSet(
            draft.shop(),
            draft.kind(),
            kind.plugin(),
            new StoredSet.Rights(kind.kind().permission(), kind.kind().readPermission()),
            draft.title().strip(),
            draft.origin(),
            draft.idempotencyKey(),
            hash(draft.input()),
            null,
            by
        );
    }

    private static Iterable<NewRow> known(Iterable<DraftRow> drafts) {
        return () ->
            StreamSupport.stream(drafts.spliterator(), false)
                .map(row -> new NewRow(row, known(row.fields())))
                .iterator();
    }

    /** Inside the caller's transaction. */
    long create(NewSet set, Iterable<NewRow> drafts) {
        return create(set, maxRows, drafts, null);
    }

    private long create(NewSet set, int most, Iterable<NewRow> drafts, @Nullable DraftJudge judge) {
        Instant now = clock.instant();
        Optional<Long> id = sets.insert(set, now);
        if (id.isEmpty()) {
            return existing(set);
        }
        // Nobody else sees it yet, so it need not be locked: nor is each row's reference to it planned anew then.
        StoredSet created = sets.find(id.get()).orElseThrow();
        DraftWriter writer = new DraftWriter(rows, created, most, now);
        sets.count(created, writer.write(drafts, judge));
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

    private static List<FieldChange> known(List<FieldChange> fields) {
        return fields
            .stream()
            .filter(field -> field.before() != null)
            .map(field -> new FieldChange(field.name(), field.before(), null))
            .toList();
    }
}
