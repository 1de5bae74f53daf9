package dev.vitrina.tokens.token;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopDisconnected;
import java.util.Optional;

/** Deletes a token with its shop. Also hears of shops that went another way, or in an attempt that a crash cut short. */
public final class TokenRemoval implements EventListener<ShopDisconnected> {

    private final TokenStore store;
    private final ShopConnections connections;

    public TokenRemoval(TokenStore store, ShopConnections connections) {
        this.store = store;
        this.connections = connections;
    }

    /** Why it was not deleted; empty when it was. */
    public Optional<UserError> delete(Token token, String confirmName) {
        if (!token.name().equals(confirmName.strip())) {
            return Optional.of(
                UserError.at(
                    "NAME_MISMATCH",
                    "The typed name is not the token's name. Type \"" + token.name() + "\" to delete it.",
                    "confirmName"
                )
            );
        }
        connections.disconnect(token.shopId());
        store.delete(token.shopId());
        return Optional.empty();
    }

    @Override
    public Class<ShopDisconnected> eventType() {
        return ShopDisconnected.class;
    }

    @Override
    public void on(ShopDisconnected event) {
        store.delete(event.shopId());
    }
}
