package dev.vitrina.tokens.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The plugin's fields of {@code Query}. */
@Controller
public final class TokenQueries {

    private final TokenStore store;
    private final TokenShops shops;
    private final ShopConnections connections;
    private final Mirrors mirrors;

    public TokenQueries(TokenStore store, TokenShops shops, ShopConnections connections, Mirrors mirrors) {
        this.store = store;
        this.shops = shops;
        this.connections = connections;
        this.mirrors = mirrors;
    }

    @QueryMapping
    public ItemList<Token> wbTokens(@Argument @Nullable PageInput page) {
        PageRequest request = page == null ? PageRequest.first() : page.request();
        return new ItemList<>(store.page(request), store.count());
    }

    @QueryMapping
    public @Nullable Token wbToken(@Argument String id) {
        return TokenId.parse(id).flatMap(store::find).orElse(null);
    }

    @QueryMapping
    public DeletePreview wbTokensDeletePreview(@Argument String id) {
        Token token = TokenId.parse(id)
            .flatMap(store::find)
            .orElseThrow(() -> new VitrinaException(ErrorCode.NOT_FOUND, "There is no such token"));
        return new DeletePreview(
            shops.of(token),
            mirrors.rows(token.shopId().value()),
            connections.grants(token.shopId())
        );
    }

    /** Maps to {@code WbTokensDeletePreview}. */
    public record DeletePreview(Shop shop, long mirroredRows, int grants) {}

    /** Maps to {@code PageInput}. */
    public record PageInput(@Nullable Integer number, @Nullable Integer size) {
        PageRequest request() {
            PageRequest first = PageRequest.first();
            return new PageRequest(number == null ? first.number() : number, size == null ? first.size() : size);
        }
    }
}
