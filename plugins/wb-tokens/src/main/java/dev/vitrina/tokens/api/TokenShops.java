package dev.vitrina.tokens.api;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.token.Token;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shops of tokens. */
public final class TokenShops {

    private final ShopDirectory directory;

    public TokenShops(ShopDirectory directory) {
        this.directory = directory;
    }

    Shop of(Token token) {
        return directory.find(token.shopId()).orElseGet(() -> gone(token));
    }

    /** In the order of the tokens, with one look at the directory. */
    List<Shop> of(List<Token> tokens) {
        Map<ShopId, Shop> shops = directory.all().stream().collect(Collectors.toMap(Shop::id, Function.identity()));
        return tokens
            .stream()
            .map(token -> shops.getOrDefault(token.shopId(), gone(token)))
            .toList();
    }

    /** The shop was removed and the token is about to be: what is known here still tells what it was. */
    private static Shop gone(Token token) {
        return new Shop(
            token.shopId(),
            token.sellerName(),
            token.tradeMark(),
            token.sellerId(),
            Shop.State.CREDENTIAL_REFUSED,
            token.createdAt()
        );
    }
}
