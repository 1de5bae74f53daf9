package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.shop.ShopId;

/**
 * Hears how change sets end, also those that have ended before and were tried again; a bean of this type is asked for by those who work on
 * them. Called in the transaction that ends the set: what a listener writes is there when the end is, and what it throws takes the end back.
 */
public interface ChangeSetEndListener {
    void ended(EndedSet set);

    /**
     * A return whose time has come is not sent: people must decide. In the transaction that makes the roll-back or ends its check. The set is that roll-back, the
     * one that somebody left, or where none can be made the set whose return it is.
     */
    default void returnWaits(WaitingReturn set) {}

    /** A set that ended long ago is kept no longer; in the transaction that deletes it. */
    default void forgotten(ShopId shop, long id) {}

    /** @param readPermission who holds it in the shop may see the set */
    record WaitingReturn(ShopId shop, long id, String title, String readPermission) {}

    /**
     * A set that has just ended.
     *
     * @param readPermission who holds it in the shop may see the set
     * @param state          one that has {@link ChangeSetState#ended() ended}
     * @param applied        rows that are verified
     * @param failed         rows that failed, stayed uncertain, or were stopped by the check right before they were sent
     */
    record EndedSet(
        ShopId shop,
        long id,
        String title,
        String readPermission,
        ChangeSetState state,
        int applied,
        int failed
    ) {}
}
