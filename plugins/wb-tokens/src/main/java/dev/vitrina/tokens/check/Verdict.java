package dev.vitrina.tokens.check;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.tokens.claims.TokenClaims;
import java.util.List;

/** What came of checking a token. */
public sealed interface Verdict {
    /** Good; {@code warnings} say what it cannot do. */
    record Accepted(
        TokenClaims claims,
        SellerIdentity seller,
        List<CategoryCheck> checks,
        List<UserError> warnings
    ) implements Verdict {
        public Accepted {
            checks = List.copyOf(checks);
            warnings = List.copyOf(warnings);
        }
    }

    record Refused(UserError error) implements Verdict {}
}
