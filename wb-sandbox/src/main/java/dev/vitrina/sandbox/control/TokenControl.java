package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenDesk;
import dev.vitrina.sandbox.token.TokenIssuer;
import dev.vitrina.sandbox.token.TokenSpec;
import java.time.Instant;
import java.util.List;

/** Tokens for demo and tests. Thread-safe. */
public final class TokenControl {

    private final TokenDesk desk;
    private final List<DemoToken> demo;
    private final Instant expiry;

    /** @param expiry when tokens expire unless they say otherwise */
    public TokenControl(TokenDesk desk, List<DemoToken> demo, Instant expiry) {
        this.desk = desk;
        this.demo = List.copyOf(demo);
        this.expiry = expiry;
    }

    /** One token per seller, in the order of the sellers. The same seed gives the same tokens within a month. */
    public List<DemoToken> demo() {
        return demo;
    }

    public TokenIssuer issuer() {
        return desk.issuer();
    }

    /** A personal token with every category, to be narrowed before it is issued. */
    public TokenSpec spec(Seller seller) {
        return TokenSpec.personal(seller, expiry);
    }

    public String issue(TokenSpec spec) {
        return desk.issuer().issue(spec);
    }

    /** The seller withdraws the token: from now on it answers 401. */
    public void withdraw(String token) {
        desk.withdraw(token);
    }

    void restoreAll() {
        desk.restoreAll();
    }
}
