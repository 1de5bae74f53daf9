package dev.vitrina.core.security.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's rights or credentials have changed; published within the transaction that changes them.
 *
 * @param endSessions whether the user's sessions end
 * @param except      the session that stays; null when none does
 */
public record UserChanged(long userId, boolean endSessions, @Nullable UUID except) {
    /** Whether the user's API keys end as well: always but when the users themselves chose another password. */
    public boolean endsApiKeys() {
        return endSessions && except == null;
    }
}
