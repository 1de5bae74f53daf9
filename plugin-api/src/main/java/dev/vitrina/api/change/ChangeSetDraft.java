package dev.vitrina.api.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a change set is before it has rows.
 *
 * @param kind           id of a {@link ChangeKind} of the same plugin
 * @param title          for people, what somebody meant to do ("Titles of winter boots"); 1 to 200 characters
 * @param origin         what made it, for example {@code editor}, {@code import}, {@code rule:42}; 1 to 100 characters
 * @param idempotencyKey of the request: a second draft with the same one, kind and shop is the first; null for none. Up to 200 characters
 * @param by             who made it; null for the plugin by itself
 * @param input          what was asked for, as text that is equal for equal requests, of any length; only its hash is kept. A key that comes again
 *                       with another input is refused. Null where nobody tells: then the key alone counts
 */
public record ChangeSetDraft(
    ShopId shop,
    String kind,
    String title,
    String origin,
    @Nullable String idempotencyKey,
    @Nullable Actor by,
    @Nullable String input
) {
    /** Whatever was asked for. */
    public ChangeSetDraft(
        ShopId shop,
        String kind,
        String title,
        String origin,
        @Nullable String idempotencyKey,
        @Nullable Actor by
    ) {
        this(shop, kind, title, origin, idempotencyKey, by, null);
    }
}
