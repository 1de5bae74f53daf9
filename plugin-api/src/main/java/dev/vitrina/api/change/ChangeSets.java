package dev.vitrina.api.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import java.util.Optional;

/** Makes and finds change sets of the plugin's own kinds. Injectable in a plugin's context. Thread-safe. */
public interface ChangeSets {
    /** Why a draft is refused whose idempotency key was used for another input. */
    String KEY_REUSED = "IDEMPOTENCY_KEY_REUSED";

    /**
     * Keeps a draft; nothing is checked or sent by that. Whole or not at all, in a transaction of its own.
     *
     * @param rows read once, and never held all at a time; their keys must differ
     * @return the new set, or that which has the draft's idempotency key already: its rows are then left as they are
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} when there are no rows, too many (200,000 unless the operator or
     *     the kind's {@link ChangePolicy} says otherwise), two of one key, or JSON that is none; {@code FORBIDDEN} for a kind of another plugin; {@code NOT_FOUND} for one that no plugin has;
     *     {@code CONFLICT} with the extension {@code reason}: {@value #KEY_REUSED} when the idempotency key was used for another input
     */
    ChangeSetId create(ChangeSetDraft draft, Iterable<DraftRow> rows);

    /**
     * Keeps a draft as {@link #create} does, and has it checked as {@link #check} does: both or neither. What has the idempotency key already is checked only when it
     * never was.
     */
    default ChangeSetId createAndCheck(ChangeSetDraft draft, Iterable<DraftRow> rows) {
        ChangeSetId id = create(draft, rows);
        if (
            find(draft.shop(), id)
                .filter(set -> set.state() == ChangeSetState.DRAFT)
                .isPresent()
        ) {
            check(draft.shop(), id);
        }
        return id;
    }

    /**
     * Has a set checked, be it again; what comes of it is seen by {@link #find} and on the set's page ({@code /changes/<id>}).
     *
     * @throws dev.vitrina.api.error.VitrinaException {@code NOT_FOUND}, or {@code CONFLICT} once it is confirmed
     */
    void check(ShopId shop, ChangeSetId id);

    /**
     * Confirms a checked set without anybody looking at it, in the name of a person who has asked for that beforehand. Done only where nothing speaks against it: no
     * row has an error or a warning, nobody has edited the set, the kind's {@link ChangePolicy} wants neither a second person nor a number typed, sending is not
     * stopped, and the person may still act on sets of the kind in the shop. Whatever else stays for people to decide, and a
     * row that has a warning by the time it is sent is not sent. Noted in the audit trail.
     *
     * @throws dev.vitrina.api.error.VitrinaException {@code NOT_FOUND}
     */
    default UnattendedResult confirmUnattended(ShopId shop, ChangeSetId id, Actor inTheNameOf) {
        return new UnattendedResult.LeftToPeople(new Reason("NOT_SUPPORTED", "People confirm change sets here."));
    }

    /** A set of the plugin's kinds in this shop. */
    Optional<ChangeSetSummary> find(ShopId shop, ChangeSetId id);
}
