package dev.vitrina.core.security.session;

import dev.vitrina.api.shop.ShopId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses for a browser that saves a file and can send no {@code Authorization} with it: each is good for one GET of one path, for a
 * minute, as long as the session it was asked for in lives. Table {@code platform.download_ticket}. Thread-safe.
 */
@Component
public class DownloadTickets {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final SessionCallers callers;
    private final SecureRandom random = new SecureRandom();

    DownloadTickets(JdbcClient jdbc, SessionCallers callers) {
        this.jdbc = jdbc;
        this.callers = callers;
    }

    /** @param secret for the query parameter {@code ticket} */
    public record Issued(String secret, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    /** Whoever asked for a ticket, and for which shop. */
    public record Redeemed(AccessTokens.Presented presented, @Nullable ShopId shop) {}

    /** @param path with its query, as it will be asked for */
    public Issued issue(AccessTokens.Presented presented, @Nullable ShopId shop, String path) {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        jdbc.sql("delete from platform.download_ticket where expires_at < now()").update();
        OffsetDateTime expiry = jdbc
            .sql(
                """
                insert into platform.download_ticket (secret_hash, session_id, shop_id, path, expires_at)
                values (sha256(convert_to(:secret, 'UTF8')), :session, :shop, :path, now() + make_interval(secs => :life))
                returning expires_at
                """
            )
            .param("secret", secret)
            .param("session", presented.session())
            .param("shop", shop == null ? null : shop.value())
            .param("path", path)
            .param("life", (double) LIFE.toSeconds())
            .query(OffsetDateTime.class)
            .single();
        return new Issued(secret, expiry.toInstant());
    }

    /** Uses it up, be the path the right one or not; empty when it is not good, or its session is not any more. */
    public Optional<Redeemed> redeem(String secret, String path) {
        return jdbc
            .sql(
                """
                delete from platform.download_ticket
                where secret_hash = sha256(convert_to(:secret, 'UTF8'))
                returning session_id, shop_id, path = :path and expires_at > now() as good
                """
            )
            .param("secret", secret)
            .param("path", path)
            .query(DownloadTickets::ticket)
            .optional()
            .filter(Ticket::good)
            .flatMap(ticket ->
                callers
                    .find(ticket.session())
                    .map(caller -> new Redeemed(new AccessTokens.Presented(caller, ticket.session()), ticket.shop()))
            );
    }

    private record Ticket(UUID session, @Nullable ShopId shop, boolean good) {}

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        long shop = row.getLong("shop_id");
        ShopId id = row.wasNull() ? null : new ShopId(shop);
        return new Ticket(row.getObject("session_id", UUID.class), id, row.getBoolean("good"));
    }
}
