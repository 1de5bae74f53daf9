package dev.vitrina.api.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of change set; a bean of this type is registered by the host.
 *
 * <p>{@link #check}, {@link #send}, {@link #follow} and {@link #applied} are called on a virtual thread of a host job, for one shop never two at
 * once; the thread is interrupted when the plugin or the host stops. They keep nothing between calls: whatever they need again is in the rows. What one
 * of them throws is logged and counts as "not now" ({@code check}, {@code follow}: asked again, ever later), but of {@code send} as
 * {@link SendResult.Uncertain}: nobody can know then whether the upstream took the rows.
 *
 * <p>The methods about texts, and {@link #policy}, answer a request: at once, without a call to anywhere.
 */
public interface ChangeKind {
    /** Unique among all plugins and for ever, as it is kept with each set: the plugin's id, a dot and a word, {@code wb-products.edit}. */
    String id();

    /** What one must hold in the shop to make, check, confirm, cancel, repeat and roll back; one the plugin declares. */
    String permission();

    /** What one must hold in the shop to look on. */
    default String readPermission() {
        return permission();
    }

    /**
     * What one must hold in the shop to be told what is at risk ({@link Finding#atRisk}); one the plugin declares. Where the amount says more than who looks on may
     * know: with the price that would be paid, a loss says what the good costs. Messages are read by all who may look on.
     */
    default String riskPermission() {
        return readPermission();
    }

    /** The kind's name for people ("Card edits"), by {@code Texts.in(language, ...)}. */
    String title(Locale language);

    /** The name of a field for people; by default as it is. */
    default String fieldName(String field, Locale language) {
        return field;
    }

    /** A finding's or a failure's message for people in their language; by default as it was told when it was found. */
    default String explain(Reason reason, Locale language) {
        return reason.message();
    }

    /** Where in the dashboard the thing with this key is shown ({@code /products/123}); empty for nowhere. */
    default Optional<String> page(String key) {
        return Optional.empty();
    }

    /**
     * What it takes to confirm a set in this shop; by the plugin's settings, for example. Answers a request: at once. Where it fails, or the plugin is away,
     * nothing is confirmed.
     */
    default ChangePolicy policy(ShopId shop) {
        return ChangePolicy.DEFAULT;
    }

    /** Rows in one call of {@link #check} at most; 1 to 1,000. */
    default int checkSize() {
        return 500;
    }

    /**
     * Rows in the next call of {@link #check} for this shop at most, by how things stand now; 1 to 10,000. By default always {@link #checkSize()}. Fewer, larger
     * calls judge a large set sooner, where a kind need not ask the upstream for each part.
     */
    default int checkSize(ShopId shop) {
        return checkSize();
    }

    /** Rows in one call of {@link #send} at most; what the upstream takes at once. 1 to 10,000. */
    int batchSize();

    /** How long after it was sent a row is asked after; what is not clear by then stays {@link RowState#UNCERTAIN}. */
    default Duration patience() {
        return Duration.ofHours(1);
    }

    /**
     * How soon after it was sent a row whose answer was lost is looked after, and one that {@link #follow} said nothing of. Longer than a call to the
     * upstream may take, so that one which is still under way is not taken for one that came to nothing.
     */
    default Duration firstLook() {
        return Duration.ofSeconds(60);
    }

    /**
     * Judges rows before they may be sent, at most {@link #checkSize(ShopId)} of one set; called again for a set that is checked again. The host adds what it
     * knows itself: {@code UNCHANGED} when no field's value differs, a warning {@code CHANGED_SINCE} when {@link FieldChange#before} is no longer what the
     * draft took it for, a warning {@code UNDER_WAY} when another set of the kind is just changing the same key.
     */
    CheckResult check(ShopId shop, List<ChangeRow> rows);

    /**
     * Judges rows before they are kept for the first time, by what is at hand and without a call to the upstream; at most {@link #checkSize(ShopId)} of one set.
     * Its verdicts count as those of {@link #check}, which is asked for all rows that it says nothing of: by default that is all of them. A set of tens of thousands of
     * rows is checked sooner where they need not be written, read and written again.
     *
     * <p>Called while a draft is kept ({@link ChangeSets#createAndCheck}), for one shop maybe several times at once. What it throws is logged, and leaves the rows to
     * {@code check}.
     *
     * @param before how many rows of the set came before these
     */
    default List<CheckedRow> checkDrafted(ShopId shop, List<ChangeRow> rows, int before) {
        return List.of();
    }

    /**
     * Sends one batch, once. Its rows are committed as {@link RowState#SENDING} before, so that a crash leaves them to {@link #follow} and never to a second
     * call. May call the upstream several times, as long as one result tells of all rows: a kind whose upstream refuses a whole batch for one bad row may go
     * on with its halves, since what was refused was not taken. Before each further call it asks {@link ChangeBatch#stopped}.
     *
     * @param priority to pass on to the gateway
     */
    SendResult send(ShopId shop, ChangeBatch batch, Priority priority);

    /**
     * Asks what became of rows: by the upstream's own word on the upload ({@link ChangeRow#reference}), its error list, or reading back. Called for
     * {@link RowState#PROCESSING} and {@link RowState#UNCERTAIN} rows whose time has come, at most 1,000 of one set.
     */
    FollowResult follow(ShopId shop, List<ChangeRow> rows);

    /**
     * Whether {@link #follow} sends as well, as a kind does that takes several steps for a row. While people have stopped all sending nothing of it is followed
     * then, and the time that passes does not count as {@link #patience}.
     */
    default boolean sendsWhileFollowing() {
        return false;
    }

    /**
     * What takes a row back, for a roll-back: a draft whose {@code before} is what this row left. By default the same row with before and after of each
     * field swapped, which is right for kinds that read the values from {@link ChangeRow#fields}; a kind that keeps them in its payload makes the payload anew.
     *
     * @return empty when it cannot be taken back (a card that was created): the row is left out
     */
    default Optional<DraftRow> reverse(ChangeRow row) {
        return Optional.of(
            new DraftRow(
                row.key(),
                row.label(),
                row.group(),
                row.payload(),
                row.fields().stream().map(FieldChange::swapped).toList()
            )
        );
    }

    /**
     * Whether a row that ended as {@link RowState#FAILED} or {@link RowState#UNCERTAIN} has or may have changed something nevertheless, so that a roll-back
     * is to {@link #reverse} it like a verified one: a kind that takes several steps for a row may fail at the second. Also asked when following has found that
     * it failed, and when it is to be sent again: a row that has begun is not checked again then, as what is there may be its own doing.
     */
    default boolean mayHaveChanged(ShopId shop, ChangeRow row) {
        return false;
    }

    /**
     * Told that these things are now different at the upstream, or may be: the place to have a mirror refreshed. At least once per row that was verified,
     * stayed uncertain, or was found to have failed after it {@link #mayHaveChanged may have changed} something, at most 1,000 keys at a time, soon after it is known. What it throws is logged, and it is told again.
     */
    default void applied(ShopId shop, List<String> keys) {}
}
