package dev.vitrina.tokens.api;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.tokens.token.Token;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The fields of {@code WbToken} that are not in its row. */
@Controller
@SchemaMapping(typeName = "WbToken")
public final class TokenFields {

    private static final UpstreamUsage UNUSED = new UpstreamUsage(null, 0, null, null);

    private final TokenShops shops;
    private final UpstreamGateway gateway;
    private final UniversalCacheService cache;
    private final Clock clock;

    public TokenFields(TokenShops shops, UpstreamGateway gateway, UniversalCacheService cache, Clock clock) {
        this.shops = shops;
        this.gateway = gateway;
        this.cache = cache;
        this.clock = clock;
    }

    /** A refusal counts from the first call that met it, not from the next check. */
    @BatchMapping
    public List<Token.State> state(List<Token> tokens) {
        List<Shop> shops = this.shops.of(tokens);
        return IntStream.range(0, tokens.size())
            .mapToObj(i -> state(tokens.get(i), shops.get(i)))
            .toList();
    }

    private Token.State state(Token token, Shop shop) {
        Token.State state = token.stateAt(clock.instant());
        boolean refused = shop.state() == Shop.State.CREDENTIAL_REFUSED && state != Token.State.EXPIRED;
        return refused ? Token.State.REFUSED : state;
    }

    @SchemaMapping
    public int daysToExpiry(Token token) {
        return token.daysToExpiry(clock.instant());
    }

    @BatchMapping
    public List<Shop> shop(List<Token> tokens) {
        return shops.of(tokens);
    }

    @BatchMapping
    public List<TokenStatistics> statistics(List<Token> tokens) {
        List<ShopId> ids = tokens.stream().map(Token::shopId).toList();
        Map<ShopId, UpstreamUsage> usage = gateway.usage(ids);
        Map<Long, CacheActivity> activity = cache.activity(ids.stream().map(ShopId::value).toList());
        return ids
            .stream()
            .map(id -> {
                UpstreamUsage used = usage.getOrDefault(id, UNUSED);
                CacheActivity cached = activity.get(id.value());
                return new TokenStatistics(
                    used.lastUsedAt(),
                    used.callsToday(),
                    cached == null ? 0 : cached.callsSaved(),
                    used.lastError(),
                    used.lastErrorAt()
                );
            })
            .toList();
    }
}
