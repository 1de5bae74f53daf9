package dev.vitrina.tokens.token;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.check.ClaimsCheck;
import dev.vitrina.tokens.check.ClaimsCheck.Claimed;
import dev.vitrina.tokens.check.TokenCheck;
import dev.vitrina.tokens.check.Verdict;
import dev.vitrina.tokens.claims.ClaimsReader;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.token.Token.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Connects a seller's account by a token: checks it, makes the shop, and keeps all but the secret here. */
public final class TokenConnection {

    private final TokenStore store;
    private final SellerMemory sellers;
    private final ShopConnections connections;
    private final ClaimsCheck claimsCheck;
    private final TokenCheck tokenCheck;
    private final Clock clock;

    public TokenConnection(
        TokenStore store,
        SellerMemory sellers,
        ShopConnections connections,
        ClaimsCheck claimsCheck,
        TokenCheck tokenCheck,
        Clock clock
    ) {
        this.store = store;
        this.sellers = sellers;
        this.connections = connections;
        this.claimsCheck = claimsCheck;
        this.tokenCheck = tokenCheck;
        this.clock = clock;
    }

    public TokenChange create(String name, String pasted) {
        String token = ClaimsReader.strip(pasted);
        Optional<UserError> nameError = TokenName.check(name);
        return switch (claimsCheck.read(token)) {
            case Claimed.Refused(UserError error) -> TokenChange.refused(
                Stream.concat(nameError.stream(), Stream.of(error)).toList()
            );
            case Claimed.Read read -> nameError
                .map(error -> TokenChange.refused(error))
                .or(() -> store.ofSeller(read.claims().sellerId()).map(TokenConnection::alreadyConnected))
                .orElseGet(() -> check(name.strip(), token, read));
        };
    }

    private TokenChange check(String name, String token, Claimed.Read read) {
        SellerIdentity known = sellers.recall(read.claims().sellerId()).orElse(null);
        return switch (tokenCheck.ask(token, read, known)) {
            case Verdict.Refused(UserError error) -> TokenChange.refused(error);
            case Verdict.Accepted accepted -> {
                sellers.remember(accepted.seller());
                yield connect(name, token, accepted);
            }
        };
    }

    private TokenChange connect(String name, String secret, Verdict.Accepted accepted) {
        TokenClaims claims = accepted.claims();
        SellerIdentity seller = accepted.seller();
        Credential credential = new Credential(secret, claims.sellerId(), claims.type().quotaName());
        Connected connected = connections.connect(seller, credential);
        ShopId shop = shopOf(connected);
        Optional<Token> other = store.find(shop);
        if (other.isPresent()) {
            return alreadyConnected(other.get());
        }
        if (connected instanceof Connected.AlreadyConnected) {
            // A crash between making the shop and keeping its token left a shop without one: take it over.
            connections.replaceCredential(shop, seller, credential);
        }
        Instant now = clock.instant();
        Token token = new Token(shop, name, seller, claims, Standing.CONFIRMED, now, now, accepted.checks());
        if (!store.insert(token)) {
            return store.find(shop).map(TokenConnection::alreadyConnected).orElseThrow();
        }
        return TokenChange.done(token, accepted.warnings());
    }

    private static ShopId shopOf(Connected connected) {
        return switch (connected) {
            case Connected.Created(Shop shop) -> shop.id();
            case Connected.AlreadyConnected(Shop shop) -> shop.id();
        };
    }

    private static TokenChange alreadyConnected(Token existing) {
        return TokenChange.refused(
            UserError.at(
                "SELLER_ALREADY_CONNECTED",
                "The seller " +
                existing.sellerName() +
                " is connected already, by the token \"" +
                existing.name() +
                "\". Replace that token instead.",
                "token"
            )
        );
    }
}
