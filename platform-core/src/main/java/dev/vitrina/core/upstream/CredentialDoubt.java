package dev.vitrina.core.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Outcome.Unauthorised.Extent;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out what a 401 means. Wildberries answers it for a token that is not valid any more, which concerns the whole shop, and was
 * seen to answer it for a method that the token's categories do not cover (FACTS 4 and 17.6). Thread-safe.
 */
final class CredentialDoubt {

    /** {@code /ping} has three calls per 30 s, and automated use gets blocked (FACTS 3): it is not asked at each refusal of a method. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final DeclaredUpstreams upstreams;
    private final Cache<Closed, Boolean> closed = Caffeine.newBuilder()
        .expireAfterWrite(REMEMBERED)
        .maximumSize(MOST)
        .build();

    CredentialDoubt(DeclaredUpstreams upstreams) {
        this.upstreams = upstreams;
    }

    /**
     * How far the 401 reaches. As long as the check cannot be made, one method is all that is known to be closed.
     *
     * @param refused the call that got the 401
     * @param send    makes the check
     */
    Extent extent(Call refused, Function<Call, Outcome> send) {
        Optional<Endpoint> check = upstreams.credentialCheck(refused.endpoint().upstream());
        if (check.isEmpty() || check.get().id().equals(refused.endpoint().id())) {
            return Extent.CREDENTIAL;
        }
        if (closed.getIfPresent(Closed.of(refused)) != null) {
            return Extent.METHOD;
        }
        return switch (send.apply(check(refused, check.get()))) {
            case Outcome.Unauthorised(int status, String message, Extent extent) -> extent;
            case Outcome.Ok ignored -> remember(refused);
            case Outcome.NotModified ignored -> remember(refused);
            case
                Outcome.NotFound _,
                Outcome.Rejected _,
                Outcome.RateLimited _,
                Outcome.Unavailable _,
                Outcome.Malformed _ -> Extent.METHOD;
        };
    }

    /** The method is open after all: when it answers 401 again, that is news. */
    void answered(Call call) {
        closed.invalidate(Closed.of(call));
    }

    private Extent remember(Call refused) {
        closed.put(Closed.of(refused), true);
        return Extent.METHOD;
    }

    /** Of the highest priority, whatever was asked: the answer decides about all of the shop's calls. */
    private static Call check(Call refused, Endpoint check) {
        long soon = System.nanoTime() + PATIENCE.toNanos();
        long deadline = soon - refused.deadline() < 0 ? soon : refused.deadline();
        return new Call(
            refused.plugin(),
            refused.shop(),
            refused.credential(),
            check,
            UpstreamRequest.empty(),
            Priority.INTERACTIVE,
            deadline
        );
    }

    /** A method that a good credential may not call. */
    private record Closed(Credential credential, String endpoint) {
        static Closed of(Call call) {
            return new Closed(call.credential(), call.endpoint().id());
        }
    }
}
