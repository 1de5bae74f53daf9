package dev.vitrina.tokens.revalidation;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.tokens.revalidation.Revalidation.Answer;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.Token.Standing;
import dev.vitrina.tokens.token.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Once a day for each shop: is the token still good, and for how long. */
public final class RevalidationJob {

    public static final String TYPE = "wb-tokens:revalidate";

    private static final Schedule DAILY = new Schedule(Duration.ofDays(1), 0.2);
    /** A token that was just entered, or checked by hand, need not be checked again. */
    private static final Duration RECENT = Duration.ofHours(12);
    private static final Duration WHEN_SILENT = Duration.ofMinutes(30);

    private final TokenStore store;
    private final Revalidation revalidation;
    private final ExpiryWarnings warnings;
    private final Clock clock;

    public RevalidationJob(TokenStore store, Revalidation revalidation, ExpiryWarnings warnings, Clock clock) {
        this.store = store;
        this.revalidation = revalidation;
        this.warnings = warnings;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, DAILY, this::run);
    }

    JobResult run(JobRun run) {
        ShopId shop = run.shop();
        Optional<Token> token = shop == null ? Optional.empty() : store.find(shop);
        return token.map(this::check).orElseGet(() -> new JobResult.Succeeded("The shop has no token"));
    }

    private JobResult check(Token token) {
        warnings.warn(token);
        if (token.standing() == Standing.CONFIRMED && token.checkedAt().isAfter(clock.instant().minus(RECENT))) {
            return new JobResult.Succeeded("Wildberries has accepted the token lately");
        }
        return switch (revalidation.ask(token, Priority.MIRROR)) {
            case Answer.Confirmed ignored -> new JobResult.Succeeded("Wildberries accepts the token");
            case Answer.Refused ignored -> new JobResult.Succeeded(
                "Wildberries refuses the token: it must be replaced"
            );
            case Answer.Later(Duration pause) -> waiting(FailureKind.RATE_LIMITED, "The rate limit is used up", pause);
            case Answer.Silent ignored -> waiting(
                FailureKind.UNAVAILABLE,
                "Wildberries cannot be reached",
                WHEN_SILENT
            );
        };
    }

    private JobResult waiting(FailureKind kind, String message, Duration pause) {
        Instant retryAt = clock.instant().plus(pause);
        return new JobResult.Waiting(new Problem(kind, message, retryAt), retryAt);
    }
}
