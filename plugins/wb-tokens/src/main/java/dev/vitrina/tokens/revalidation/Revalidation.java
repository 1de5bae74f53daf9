package dev.vitrina.tokens.revalidation;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.Token.Standing;
import dev.vitrina.tokens.token.TokenStore;
import dev.vitrina.tokens.wb.WbHost;
import java.time.Clock;
import java.time.Duration;

/** Asks Wildberries whether a connected token is still good, and keeps the answer. */
public final class Revalidation {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** No credential has this version. */
    private static final String GONE = "";

    private final UpstreamGateway gateway;
    private final ShopConnections connections;
    private final ShopDirectory shops;
    private final TokenStore store;
    private final Clock clock;

    public Revalidation(
        UpstreamGateway gateway,
        ShopConnections connections,
        ShopDirectory shops,
        TokenStore store,
        Clock clock
    ) {
        this.gateway = gateway;
        this.connections = connections;
        this.shops = shops;
        this.store = store;
        this.clock = clock;
    }

    /** The answer of the content host's {@code /ping}. An expired token is not sent: Wildberries would refuse it. */
    public Answer ask(Token token, Priority priority) {
        ShopId shop = token.shopId();
        // Read before anything is asked: should the token be replaced meanwhile, the answer is not about its successor.
        String version = connections.credentialVersion(shop).orElse(GONE);
        if (token.expiredAt(clock.instant())) {
            connections.markState(shop, Shop.State.CREDENTIAL_REFUSED, version);
            return new Answer.Refused();
        }
        boolean refused = isRefused(shop);
        if (refused) {
            // The gateway sends no refused credential; only here is it tried again.
            connections.markState(shop, Shop.State.CONNECTED, version);
        }
        Answer answer = answer(token, ping(shop, priority));
        if (answer instanceof Answer.Refused || (refused && !(answer instanceof Answer.Confirmed))) {
            connections.markState(shop, Shop.State.CREDENTIAL_REFUSED, version);
        }
        return answer;
    }

    private boolean isRefused(ShopId shop) {
        return shops
            .find(shop)
            .map(found -> found.state() == Shop.State.CREDENTIAL_REFUSED)
            .orElse(false);
    }

    private Outcome ping(ShopId shop, Priority priority) {
        return gateway.call(shop, WbHost.CONTENT.ping(), UpstreamRequest.empty(), priority, PATIENCE);
    }

    private Answer answer(Token token, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ignored -> confirmed(token.shopId());
            case Outcome.NotModified ignored -> confirmed(token.shopId());
            case Outcome.Unauthorised ignored -> refused(token);
            // Not asked: what was known stays.
            case Outcome.RateLimited(Duration pause) -> new Answer.Later(pause);
            case Outcome.Unavailable ignored -> unconfirmed(token);
            case Outcome.NotFound ignored -> unconfirmed(token);
            case Outcome.Rejected ignored -> unconfirmed(token);
            case Outcome.Malformed ignored -> unconfirmed(token);
        };
    }

    private Answer confirmed(ShopId shop) {
        store.confirmed(shop, clock.instant());
        return new Answer.Confirmed();
    }

    private Answer refused(Token token) {
        store.doubted(token, Standing.REFUSED);
        return new Answer.Refused();
    }

    /** A refusal is not made undone by silence. */
    private Answer unconfirmed(Token token) {
        if (token.standing() != Standing.REFUSED) {
            store.doubted(token, Standing.UNCONFIRMED);
        }
        return new Answer.Silent();
    }

    /** What Wildberries said. */
    public sealed interface Answer {
        record Confirmed() implements Answer {}

        record Refused() implements Answer {}

        /** The quota is used up; nothing was asked. */
        record Later(Duration pause) implements Answer {}

        /** No answer, or none that means anything. */
        record Silent() implements Answer {}
    }
}
