package dev.vitrina.tokens.token;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.check.ClaimsCheck;
import dev.vitrina.tokens.check.ClaimsCheck.Claimed;
import dev.vitrina.tokens.check.Refusal;
import dev.vitrina.tokens.check.TokenCheck;
import dev.vitrina.tokens.check.Verdict;
import dev.vitrina.tokens.claims.ClaimsReader;
import dev.vitrina.tokens.claims.TokenClaims;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renames tokens and replaces their secrets. */
public final class TokenEditing {

    private final TokenStore store;
    private final SellerMemory sellers;
    private final ShopConnections connections;
    private final ClaimsCheck claimsCheck;
    private final TokenCheck tokenCheck;
    private final Clock clock;

    public TokenEditing(
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

    /** Does both or nothing: a name that is not accepted leaves the secret as it was, and the other way round. */
    public TokenChange update(Token token, @Nullable String name, @Nullable String pasted) {
        Optional<UserError> nameError = Optional.ofNullable(name).flatMap(TokenName::check);
        if (pasted == null) {
            return nameError.map(error -> TokenChange.refused(error)).orElseGet(() -> renamed(token, name, List.of()));
        }
        String secret = ClaimsReader.strip(pasted);
        return switch (claimsCheck.read(secret)) {
            case Claimed.Refused(UserError error) -> TokenChange.refused(
                Stream.concat(nameError.stream(), Stream.of(error)).toList()
            );
            case Claimed.Read read when (
                !read.claims().sellerId().equalsIgnoreCase(token.sellerId())
            ) -> TokenChange.refused(Stream.concat(nameError.stream(), Stream.of(Refusal.otherSeller())).toList());
            case Claimed.Read read -> nameError
                .map(error -> TokenChange.refused(error))
                .orElseGet(() -> replace(token, name, secret, read));
        };
    }

    private TokenChange replace(Token token, @Nullable String name, String secret, Claimed.Read read) {
        return switch (tokenCheck.ask(secret, read, token.seller())) {
            case Verdict.Refused(UserError error) -> TokenChange.refused(error);
            case Verdict.Accepted accepted -> {
                ShopId shop = token.shopId();
                TokenClaims claims = accepted.claims();
                sellers.remember(accepted.seller());
                connections.replaceCredential(
                    shop,
                    accepted.seller(),
                    new Credential(secret, claims.sellerId(), claims.type().quotaName())
                );
                store.replaced(shop, accepted, clock.instant());
                yield renamed(token, name, accepted.warnings());
            }
        };
    }

    private TokenChange renamed(Token token, @Nullable String name, List<UserError> warnings) {
        if (name != null) {
            store.rename(token.shopId(), name.strip());
        }
        return TokenChange.done(store.find(token.shopId()).orElse(token), warnings);
    }
}
