package dev.vitrina.sandbox.token;

import dev.vitrina.sandbox.seller.Seller;

/** What the gateway makes of an {@code Authorization} header. */
public sealed interface TokenVerdict {
    record Accepted(Seller seller, TokenClaims claims) implements TokenVerdict {}

    /** @param detail the text WB puts into {@code detail} of its 401 */
    record Refused(String detail) implements TokenVerdict {}
}
