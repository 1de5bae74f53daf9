package dev.vitrina.core.security.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.user.UserChanged;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who stands behind a session, asked on each request. Remembered for a second, so that a busy dashboard costs one query a
 * second; forgotten at once when this replica ends a session or changes a user. Thread-safe.
 */
@Component
class SessionCallers {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int SESSIONS = 10_000;

    private final SessionStore store;
    private final Cache<UUID, Optional<Caller>> recent = Caffeine.newBuilder()
        .expireAfterWrite(REMEMBERED)
        .maximumSize(SESSIONS)
        .build();

    SessionCallers(SessionStore store) {
        this.store = store;
    }

    /** Empty when the session has ended or its user may not sign in any more. */
    Optional<Caller> find(UUID session) {
        return recent.get(session, store::caller);
    }

    /** Rare enough to forget everybody. */
    void forget() {
        recent.invalidateAll();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(UserChanged change) {
        forget();
    }
}
