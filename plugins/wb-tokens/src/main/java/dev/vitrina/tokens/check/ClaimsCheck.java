package dev.vitrina.tokens.check;

import dev.vitrina.api.error.UserError;
import dev.vitrina.tokens.claims.ClaimsReader;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.claims.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be told from a token's text alone, before Wildberries is asked. */
public final class ClaimsCheck {

    private static final Duration SOON = Duration.ofDays(14);

    private final ClaimsReader reader;
    private final Clock clock;

    public ClaimsCheck(ClaimsReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The claims of the token, or why it is refused; the first reason counts. */
    public Claimed read(String token) {
        Optional<TokenClaims> claims = reader.read(token);
        if (claims.isEmpty()) {
            return new Claimed.Refused(Refusal.malformed());
        }
        return refusal(claims.get())
            .<Claimed>map(Claimed.Refused::new)
            .orElseGet(() -> new Claimed.Read(claims.get(), warnings(claims.get())));
    }

    private Optional<UserError> refusal(TokenClaims claims) {
        if (claims.sandbox() || claims.type() == TokenType.TEST) {
            return Optional.of(Refusal.forSandbox());
        }
        if (!clock.instant().isBefore(claims.expiresAt())) {
            return Optional.of(Refusal.expired());
        }
        return claims.opens(TokenCategory.CONTENT) ? Optional.empty() : Optional.of(Refusal.withoutContent());
    }

    private List<UserError> warnings(TokenClaims claims) {
        List<UserError> warnings = new ArrayList<>();
        if (claims.type() == TokenType.BASE) {
            warnings.add(Refusal.base());
        }
        if (claims.readOnly()) {
            warnings.add(Refusal.readOnly());
        }
        if (!claims.opens(TokenCategory.PRICES)) {
            warnings.add(Refusal.withoutPrices());
        }
        Instant now = clock.instant();
        if (claims.expiresAt().isBefore(now.plus(SOON))) {
            warnings.add(Refusal.expiresSoon(Duration.between(now, claims.expiresAt()).toDays()));
        }
        return warnings;
    }

    /** What the text says. */
    public sealed interface Claimed {
        record Read(TokenClaims claims, List<UserError> warnings) implements Claimed {
            public Read {
                warnings = List.copyOf(warnings);
            }
        }

        record Refused(UserError error) implements Claimed {}
    }
}
