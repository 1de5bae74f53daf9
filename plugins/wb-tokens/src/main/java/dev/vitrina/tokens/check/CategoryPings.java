package dev.vitrina.tokens.check;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.check.CategoryCheck.Result;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.wb.WbHost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code /ping} on the hosts of several categories at once: each has a bucket of its own, and none waits for another. */
final class CategoryPings {

    private final UpstreamGateway gateway;
    private final Executor threads;

    CategoryPings(UpstreamGateway gateway, Executor threads) {
        this.gateway = gateway;
        this.threads = threads;
    }

    /** Begins to ask; the answers are there after {@code patience} at the latest. */
    List<CompletableFuture<CategoryCheck>> ask(
        Credential credential,
        List<TokenCategory> categories,
        Duration patience
    ) {
        return categories
            .stream()
            .map(category -> CompletableFuture.supplyAsync(() -> check(credential, category, patience), threads))
            .toList();
    }

    private CategoryCheck check(Credential credential, TokenCategory category, Duration patience) {
        Outcome outcome = gateway.call(
            credential,
            WbHost.of(category).ping(),
            UpstreamRequest.empty(),
            Priority.INTERACTIVE,
            patience
        );
        return new CategoryCheck(category, result(outcome));
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ignored -> Result.OK;
            // A 401 says it as well as a 403: "token scope not allowed". The content host has accepted the token itself.
            case Outcome.Unauthorised ignored -> Result.REFUSED;
            case Outcome.NotModified ignored -> Result.UNREACHABLE;
            case Outcome.NotFound ignored -> Result.UNREACHABLE;
            case Outcome.Rejected ignored -> Result.UNREACHABLE;
            case Outcome.RateLimited ignored -> Result.UNREACHABLE;
            case Outcome.Unavailable ignored -> Result.UNREACHABLE;
            case Outcome.Malformed ignored -> Result.UNREACHABLE;
        };
    }
}
