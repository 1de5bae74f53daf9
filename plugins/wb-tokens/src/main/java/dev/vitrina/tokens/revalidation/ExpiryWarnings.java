package dev.vitrina.tokens.revalidation;

import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.ShopCredentialExpiring;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.TokenStore;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes {@link ShopCredentialExpiring} once for each of the last 30, 14, 7, 3 and 1 days of a token. */
public final class ExpiryWarnings {

    private static final int[] DAYS = { 1, 3, 7, 14, 30 };

    private final TokenStore store;
    private final EventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public ExpiryWarnings(TokenStore store, EventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void warn(Token token) {
        int days = token.daysToExpiry(clock.instant());
        Optional<Integer> threshold = IntStream.of(DAYS)
            .filter(limit -> days >= 0 && days < limit)
            .boxed()
            .findFirst();
        threshold.ifPresent(limit ->
            transaction.executeWithoutResult(status -> {
                if (store.warned(token.shopId(), limit)) {
                    events.publish(new ShopCredentialExpiring(token.shopId(), token.expiresAt(), days));
                }
            })
        );
    }
}
