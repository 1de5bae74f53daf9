package dev.vitrina.pricing.cost;

import dev.vitrina.api.shop.ShopId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Does each request once, whole or not at all: the table {@code cost_request}. */
public final class CostRequests {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    public CostRequests(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** The key was used for another request. */
    static final class KeyReusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * A second request of the same key waits for the first, and gets its answer.
     *
     * @param key   null for a request that may be done twice
     * @param input what was asked for; its JSON tells one request from another
     * @throws KeyReusedException when the key is that of another request
     */
    Tally once(ShopId shop, @Nullable String key, Object input, Supplier<Tally> work) {
        Tally done = transaction.execute(_ -> key == null ? work.get() : once(shop, key, hash(input), work));
        return done == null ? Tally.NOTHING : done;
    }

    private Tally once(ShopId shop, String key, String input, Supplier<Tally> work) {
        jdbc
            .sql("DELETE FROM cost_request WHERE at < :before")
            .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
            .update();
        int begun = jdbc
            .sql(
                """
                INSERT INTO cost_request (shop_id, key, input, at) VALUES (:shop, :key, :input, :at)
                ON CONFLICT (shop_id, key) DO NOTHING
                """
            )
            .param("shop", shop.value())
            .param("key", key)
            .param("input", input)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        if (begun == 0) {
            return answered(shop, key, input).orElseThrow(KeyReusedException::new);
        }
        Tally tally = work.get();
        jdbc
            .sql("UPDATE cost_request SET answer = :answer WHERE shop_id = :shop AND key = :key")
            .param("answer", json.writeValueAsString(tally))
            .param("shop", shop.value())
            .param("key", key)
            .update();
        return tally;
    }

    private Optional<Tally> answered(ShopId shop, String key, String input) {
        return jdbc
            .sql("SELECT answer FROM cost_request WHERE shop_id = :shop AND key = :key AND input = :input")
            .param("shop", shop.value())
            .param("key", key)
            .param("input", input)
            .query(String.class)
            .optional()
            .map(answer -> json.readValue(answer, Tally.class));
    }

    private String hash(Object input) {
        try {
            byte[] text = json.writeValueAsString(input).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
