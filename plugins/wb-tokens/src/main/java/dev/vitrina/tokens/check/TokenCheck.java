package dev.vitrina.tokens.check;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.check.CategoryCheck.Result;
import dev.vitrina.tokens.check.ClaimsCheck.Claimed;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.wb.SellerInfo;
import dev.vitrina.tokens.wb.WbHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Wildberries about a token whose claims look good: {@code /ping} on the content host, without which nothing works; then on
 * the host of each other category that it claims, while {@code seller-info}, which a base token may ask once a day, tells whose it
 * is.
 */
public final class TokenCheck {

    /** For all of it: well under the time after which a GraphQL request is given up while its work goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A category that cannot be confirmed is worth no longer wait. */
    private static final Duration CATEGORY_PATIENCE = Duration.ofSeconds(8);

    private final UpstreamGateway gateway;
    private final CategoryPings pings;
    private final SellerInfo sellerInfo;

    public TokenCheck(UpstreamGateway gateway, Executor threads, SellerInfo sellerInfo) {
        this.gateway = gateway;
        this.pings = new CategoryPings(gateway, threads);
        this.sellerInfo = sellerInfo;
    }

    /** @param known who the seller is as far as is known; used when Wildberries does not tell now */
    public Verdict ask(String token, Claimed.Read claimed, @Nullable SellerIdentity known) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        TokenClaims claims = claimed.claims();
        Credential credential = new Credential(token, claims.sellerId(), claims.type().quotaName());
        Optional<UserError> refusal = refusal(call(credential, WbHost.CONTENT.ping(), deadline));
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        List<CompletableFuture<CategoryCheck>> others = pings.ask(
            credential,
            others(claims),
            categoryPatience(deadline)
        );
        Outcome seller = call(credential, SellerInfo.ENDPOINT, deadline);
        List<CategoryCheck> checks = new ArrayList<>(List.of(new CategoryCheck(TokenCategory.CONTENT, Result.OK)));
        others.stream().map(CompletableFuture::join).forEach(checks::add);
        return identify(claimed, seller, known, checks);
    }

    private static List<TokenCategory> others(TokenClaims claims) {
        return claims
            .categories()
            .stream()
            .filter(category -> category != TokenCategory.CONTENT)
            .toList();
    }

    private Verdict identify(
        Claimed.Read claimed,
        Outcome outcome,
        @Nullable SellerIdentity known,
        List<CategoryCheck> checks
    ) {
        List<UserError> warnings = new ArrayList<>(claimed.warnings());
        warnings.addAll(warnings(checks));
        if (outcome instanceof Outcome.Ok ok) {
            SellerIdentity seller = sellerInfo.read(ok.body());
            return seller == null
                ? new Verdict.Refused(Refusal.unexpected())
                : accept(claimed.claims(), seller, checks, warnings);
        }
        if (known != null && !(outcome instanceof Outcome.Unauthorised)) {
            warnings.add(Refusal.sellerNameOld());
            return accept(claimed.claims(), known, checks, warnings);
        }
        return new Verdict.Refused(refusal(outcome).orElseGet(Refusal::unexpected));
    }

    private static List<UserError> warnings(List<CategoryCheck> checks) {
        Map<Result, List<TokenCategory>> found = checks
            .stream()
            .collect(
                Collectors.groupingBy(
                    CategoryCheck::result,
                    Collectors.mapping(CategoryCheck::category, Collectors.toList())
                )
            );
        List<UserError> warnings = new ArrayList<>();
        found.getOrDefault(Result.REFUSED, List.of()).forEach(category -> warnings.add(Refusal.closed(category)));
        if (found.containsKey(Result.UNREACHABLE)) {
            warnings.add(Refusal.unconfirmed(found.getOrDefault(Result.UNREACHABLE, List.of())));
        }
        return warnings;
    }

    private static Verdict accept(
        TokenClaims claims,
        SellerIdentity seller,
        List<CategoryCheck> checks,
        List<UserError> warnings
    ) {
        return seller.sellerId().equalsIgnoreCase(claims.sellerId())
            ? new Verdict.Accepted(claims, seller, checks, warnings)
            : new Verdict.Refused(Refusal.sellerMismatch());
    }

    private Outcome call(Credential credential, Endpoint endpoint, long deadline) {
        return gateway.call(credential, endpoint, UpstreamRequest.empty(), Priority.INTERACTIVE, left(deadline));
    }

    private static Duration categoryPatience(long deadline) {
        Duration left = left(deadline);
        return left.compareTo(CATEGORY_PATIENCE) < 0 ? left : CATEGORY_PATIENCE;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static Optional<UserError> refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ignored -> Optional.empty();
            case Outcome.Unauthorised refused -> Optional.of(
                refused.status() == 403 ? Refusal.closed(TokenCategory.CONTENT) : Refusal.refused()
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
