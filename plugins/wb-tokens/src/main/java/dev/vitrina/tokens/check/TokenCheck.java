package dev.vitrina.tokens.check;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.upstream.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.check.ClaimsCheck.Claimed;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.wb.SellerInfo;
import dev.vitrina.tokens.wb.WbHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks Wildberries about a token whose claims look good: {@code /ping} on the hosts that Vitrina uses, then
 * {@code seller-info}, which a base token may ask once a day and which therefore comes last.
 */
public final class TokenCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final UpstreamGateway gateway;
    private final SellerInfo sellerInfo;

    public TokenCheck(UpstreamGateway gateway, SellerInfo sellerInfo) {
        this.gateway = gateway;
        this.sellerInfo = sellerInfo;
    }

    /** @param known who the seller is as far as is known; used when Wildberries does not tell now */
    public Verdict ask(String token, Claimed.Read claimed, @Nullable SellerIdentity known) {
        TokenClaims claims = claimed.claims();
        Credential credential = new Credential(token, claims.sellerId(), claims.type().quotaName());
        Optional<UserError> refusal = refusal(ping(credential, WbHost.CONTENT), TokenCategory.CONTENT);
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        List<UserError> warnings = new ArrayList<>(claimed.warnings());
        if (claims.opens(TokenCategory.PRICES)) {
            refusal(ping(credential, WbHost.PRICES), TokenCategory.PRICES).ifPresent(warnings::add);
        }
        return identify(credential, claims, known, warnings);
    }

    private Verdict identify(
        Credential credential,
        TokenClaims claims,
        @Nullable SellerIdentity known,
        List<UserError> warnings
    ) {
        Outcome outcome = call(credential, SellerInfo.ENDPOINT);
        if (outcome instanceof Outcome.Ok ok) {
            SellerIdentity seller = sellerInfo.read(ok.body());
            return seller == null ? new Verdict.Refused(Refusal.unexpected()) : accept(claims, seller, warnings);
        }
        if (known != null && !(outcome instanceof Outcome.Unauthorised)) {
            warnings.add(Refusal.sellerNameOld());
            return accept(claims, known, warnings);
        }
        return new Verdict.Refused(refusal(outcome, TokenCategory.CONTENT).orElseGet(Refusal::unexpected));
    }

    private static Verdict accept(TokenClaims claims, SellerIdentity seller, List<UserError> warnings) {
        return seller.sellerId().equalsIgnoreCase(claims.sellerId())
            ? new Verdict.Accepted(claims, seller, warnings)
            : new Verdict.Refused(Refusal.sellerMismatch());
    }

    private Outcome ping(Credential credential, WbHost host) {
        return call(credential, host.ping());
    }

    private Outcome call(Credential credential, Endpoint endpoint) {
        return gateway.call(credential, endpoint, UpstreamRequest.empty(), Priority.INTERACTIVE, PATIENCE);
    }

    private static Optional<UserError> refusal(Outcome outcome, TokenCategory category) {
        return switch (outcome) {
            case Outcome.Ok ignored -> Optional.empty();
            case Outcome.Unauthorised refused -> Optional.of(
                refused.status() == 403 ? Refusal.closed(category) : Refusal.refused()
            );
            case Outcome.RateLimited(Duration pause) -> Optional.of(Refusal.rateLimited(pause));
            case Outcome.Unavailable ignored -> Optional.of(Refusal.unavailable());
            case Outcome.NotModified ignored -> Optional.of(Refusal.unexpected());
            case Outcome.NotFound ignored -> Optional.of(Refusal.unexpected());
            case Outcome.Rejected ignored -> Optional.of(Refusal.unexpected());
            case Outcome.Malformed ignored -> Optional.of(Refusal.unexpected());
        };
    }
}
