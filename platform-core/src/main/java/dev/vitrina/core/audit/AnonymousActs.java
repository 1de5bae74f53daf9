package dev.vitrina.core.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrina.api.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides which acts of somebody who is not signed in are worth a row that is kept for years: otherwise anybody could fill the disk.
 * Every sign-in that was tried is; how many can be tried is limited by the throttle, whose own refusals are told once. Thread-safe.
 */
final class AnonymousActs {

    private static final Duration ONCE_PER = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final String SIGN_IN = "login";
    private static final String THROTTLED = ErrorCode.RATE_LIMITED.name();

    private final Cache<Act, Boolean> noted;

    AnonymousActs(Ticker ticker) {
        this.noted = Caffeine.newBuilder().expireAfterWrite(ONCE_PER).maximumSize(MOST).ticker(ticker).build();
    }

    /** Whether to write it down; asked once per act. */
    boolean worthNoting(@Nullable String address, String action, Verdict verdict) {
        if (ErrorCode.UNAUTHENTICATED.name().equals(verdict.code())) {
            // Says of nobody that nothing happened; an access token that has just expired does it to every field of a screen.
            return false;
        }
        if (action.equals(SIGN_IN) && !THROTTLED.equals(verdict.code())) {
            return true;
        }
        Act act = new Act(address, action, verdict);
        return noted.asMap().putIfAbsent(act, true) == null;
    }

    private record Act(@Nullable String address, String action, Verdict verdict) {}
}
