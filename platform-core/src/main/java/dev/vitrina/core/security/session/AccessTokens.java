package dev.vitrina.core.security.session;

import dev.vitrina.core.security.Caller;
import dev.vitrina.core.time.DatabaseTime;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Access tokens: JWTs with issuer, audience, type, session and a life of minutes by the database's time. One algorithm is
 * accepted, no compression, no key but ours by {@code kid}. A token counts only as long as its session does. Thread-safe.
 */
@Component
public class AccessTokens {

    private static final String ISSUER = "vitrina";
    private static final String AUDIENCE = "vitrina-api";
    /** RFC 9068: tells an access token from any other JWT that the same key might sign. */
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final int MAX_LENGTH = 2048;

    private final SigningKeys keys;
    private final SessionCallers callers;
    private final SessionProperties properties;
    private final DatabaseTime time;
    private final JwtParser parser;

    AccessTokens(SigningKeys keys, SessionCallers callers, SessionProperties properties, DatabaseTime time) {
        this.keys = keys;
        this.callers = callers;
        this.properties = properties;
        this.time = time;
        this.parser = Jwts.parser()
            .sig()
            .clear()
            .add(Jwts.SIG.HS256)
            .and()
            .zip()
            .clear()
            .and()
            .keyLocator(this::key)
            .requireIssuer(ISSUER)
            .requireAudience(AUDIENCE)
            .clock(() -> Date.from(time.now()))
            .build();
    }

    record Issued(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    /** Who presents a token, and by which session. */
    public record Presented(Caller caller, UUID session) {}

    Issued issue(long userId, UUID session) {
        SigningKeys.Named signing = keys.current();
        Instant now = time.now();
        Instant expiresAt = now.plus(properties.accessTokenLife());
        String token = Jwts.builder()
            .header()
            .keyId(signing.kid())
            .type(TYPE)
            .and()
            .issuer(ISSUER)
            .audience()
            .add(AUDIENCE)
            .and()
            .subject(Long.toString(userId))
            .claim(SESSION, session.toString())
            .issuedAt(Date.from(now))
            .expiration(Date.from(expiresAt))
            .signWith(signing.key(), Jwts.SIG.HS256)
            .compact();
        return new Issued(token, expiresAt);
    }

    /** The caller a token stands for; empty when it is not ours, not valid any more, or its session or user is not. */
    public Optional<Presented> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Jws<Claims> jws = parser.parseSignedClaims(token);
            return TYPE.equals(jws.getHeader().getType()) ? presented(jws.getPayload()) : Optional.empty();
        } catch (JwtException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The caller of then, as of now; empty when the session has ended or its user may not sign in any more. */
    public Optional<Caller> current(Presented presented) {
        return callers.find(presented.session());
    }

    private Optional<Presented> presented(Claims claims) {
        @Nullable
        Object session = claims.get(SESSION);
        if (claims.getExpiration() == null || session == null) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(session.toString());
        return callers
            .find(id)
            .filter(caller -> Long.toString(caller.userId()).equals(claims.getSubject()))
            .map(caller -> new Presented(caller, id));
    }

    private Key key(Header header) {
        String kid = header instanceof ProtectedHeader signed ? signed.getKeyId() : null;
        return Optional.ofNullable(kid)
            .flatMap(keys::find)
            .orElseThrow(() -> new UnsupportedJwtException("Unknown key"));
    }
}
