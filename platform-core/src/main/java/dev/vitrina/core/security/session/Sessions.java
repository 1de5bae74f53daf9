package dev.vitrina.core.security.session;

import dev.vitrina.core.security.user.UserChanged;
import dev.vitrina.core.vault.DamagedSecretException;
import dev.vitrina.core.vault.SecretAddress;
import dev.vitrina.core.vault.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-ins and the chain of refresh tokens that keeps each alive. A refresh token is good for one exchange; presented again it
 * ends the session (RFC 9700, 4.14.2), as one of the two who hold it must have stolen it.
 *
 * <p>Two tabs that refresh at the same moment send the same token. For {@value #GRACE_SECONDS} seconds after the exchange the
 * loser is therefore given <em>the same</em> successor, kept sealed for that purpose: the chain stays one, so a thief who is
 * fast enough to use the grace is still found out at the next exchange, when he or the owner comes second.
 */
@Component
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final long GRACE_SECONDS = 10;
    private static final Duration GRACE = Duration.ofSeconds(GRACE_SECONDS);

    private final SessionStore store;
    private final SessionCallers callers;
    private final AccessTokens accessTokens;
    private final Vault vault;
    private final SessionProperties properties;
    private final TransactionTemplate transactions;
    private final SecureRandom random = new SecureRandom();

    Sessions(
        SessionStore store,
        SessionCallers callers,
        AccessTokens accessTokens,
        Vault vault,
        SessionProperties properties,
        PlatformTransactionManager transactions
    ) {
        this.store = store;
        this.callers = callers;
        this.accessTokens = accessTokens;
        this.vault = vault;
        this.properties = properties;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** What a client needs to go on. */
    record Open(long userId, AccessTokens.Issued access, RefreshToken refresh, Duration cookieLife) {}

    Open open(long userId, String address) {
        UUID session = UUID.randomUUID();
        RefreshToken token = RefreshToken.create(random);
        return inTransaction(() -> {
            store.insert(session, userId, address, properties);
            store.insertToken(token.hash(), session);
            return answer(userId, session, token);
        });
    }

    /** The session goes on; empty when the token is unknown, its session has ended, or it was exchanged before. */
    Optional<Open> refresh(RefreshToken presented) {
        return inTransaction(() ->
            store
                .lockToken(presented.hash(), GRACE)
                .filter(SessionStore.Refresh::valid)
                .flatMap(found -> successor(presented, found).map(next -> goOn(found, next)))
        );
    }

    /** Ends the session of a refresh token, used or not. */
    void close(RefreshToken presented) {
        store.lockToken(presented.hash(), GRACE).ifPresent(found -> close(found.session()));
    }

    void close(UUID session) {
        end(session, "SIGNED_OUT");
    }

    private Optional<RefreshToken> successor(RefreshToken presented, SessionStore.Refresh found) {
        if (!found.used()) {
            RefreshToken next = RefreshToken.create(random);
            store.insertToken(next.hash(), found.session());
            store.markUsed(presented.hash(), vault.seal(address(found), next.value()));
            return Optional.of(next);
        }
        byte[] sealed = found.successor();
        if (found.justUsed() && sealed != null) {
            return reopened(found, sealed);
        }
        log.warn("A refresh token of user {} was presented again: its session ends", found.userId());
        end(found.session(), "REUSED");
        return Optional.empty();
    }

    private Optional<RefreshToken> reopened(SessionStore.Refresh found, byte[] sealed) {
        try {
            return Optional.of(new RefreshToken(vault.unseal(address(found), sealed)));
        } catch (DamagedSecretException keyRotatedMeanwhile) {
            return Optional.empty();
        }
    }

    private Open goOn(SessionStore.Refresh found, RefreshToken next) {
        store.prolong(found.session(), properties.idle(), GRACE);
        return answer(found.userId(), found.session(), next);
    }

    private Open answer(long userId, UUID session, RefreshToken token) {
        return new Open(userId, accessTokens.issue(userId, session), token, store.remaining(session));
    }

    private void end(UUID session, String reason) {
        store.revoke(session, reason);
        callers.forget();
    }

    /** Within the transaction that changes the user. */
    @EventListener
    void on(UserChanged change) {
        if (change.endSessions()) {
            store.revokeAll(change.userId(), change.except(), "USER_CHANGED");
        }
    }

    @Scheduled(initialDelay = 5, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void purge() {
        store.purge();
    }

    private static SecretAddress address(SessionStore.Refresh found) {
        return new SecretAddress("refresh-successor", found.session().toString());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
