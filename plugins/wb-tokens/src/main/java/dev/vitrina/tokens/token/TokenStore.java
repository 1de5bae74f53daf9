package dev.vitrina.tokens.token;

import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.check.CategoryCheck;
import dev.vitrina.tokens.check.CategoryCheck.Result;
import dev.vitrina.tokens.check.Verdict;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.claims.TokenType;
import dev.vitrina.tokens.token.Token.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code p_wb_tokens.token}. */
public final class TokenStore {

    private static final String COLUMNS = """
        SELECT shop_id, name, seller_id, seller_name, trade_mark, type, properties, expires_at, standing, checked_at, created_at,
               checked_categories, check_results
        FROM p_wb_tokens.token
        """;

    private final JdbcClient jdbc;

    public TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, without regard to case. */
    public List<Token> page(PageRequest page) {
        return jdbc
            .sql(COLUMNS + "ORDER BY lower(name), shop_id LIMIT :size OFFSET :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(TokenStore::token)
            .list();
    }

    public int count() {
        return jdbc.sql("SELECT count(*) FROM p_wb_tokens.token").query(Integer.class).single();
    }

    public Optional<Token> find(ShopId shop) {
        return jdbc
            .sql(COLUMNS + "WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(TokenStore::token)
            .optional();
    }

    public Optional<Token> ofSeller(String sellerId) {
        return jdbc
            .sql(COLUMNS + "WHERE lower(seller_id) = lower(:seller)")
            .param("seller", sellerId)
            .query(TokenStore::token)
            .optional();
    }

    /** False when the shop has a token already. */
    public boolean insert(Token token) {
        return (
            jdbc
                .sql(
                    """
                    INSERT INTO p_wb_tokens.token (shop_id, name, seller_id, seller_name, trade_mark, type, properties,
                                                   expires_at, standing, checked_at, created_at,
                                                   checked_categories, check_results)
                    VALUES (:shop, :name, :sellerId, :sellerName, :tradeMark, :type, :properties,
                            :expiresAt, :standing, :checkedAt, :createdAt,
                            CAST(:categories AS text[]), CAST(:results AS text[]))
                    ON CONFLICT DO NOTHING
                    """
                )
                .param("shop", token.shopId().value())
                .param("name", token.name())
                .param("sellerId", token.sellerId())
                .param("sellerName", token.sellerName())
                .param("tradeMark", token.tradeMark())
                .param("type", token.type().name())
                .param("properties", token.claims().properties())
                .param("expiresAt", time(token.expiresAt()))
                .param("standing", token.standing().name())
                .param("checkedAt", time(token.checkedAt()))
                .param("createdAt", time(token.createdAt()))
                .param("categories", categories(token.categoryChecks()))
                .param("results", results(token.categoryChecks()))
                .update() ==
            1
        );
    }

    public void rename(ShopId shop, String name) {
        jdbc
            .sql("UPDATE p_wb_tokens.token SET name = :name WHERE shop_id = :shop")
            .param("name", name)
            .param("shop", shop.value())
            .update();
    }

    /** Another secret of the same seller: all that was read from the old one goes, expiry warnings start anew. */
    public void replaced(ShopId shop, Verdict.Accepted accepted, Instant checkedAt) {
        TokenClaims claims = accepted.claims();
        SellerIdentity seller = accepted.seller();
        jdbc
            .sql(
                """
                UPDATE p_wb_tokens.token
                SET seller_name = :sellerName, trade_mark = :tradeMark, type = :type, properties = :properties,
                    expires_at = :expiresAt, standing = 'CONFIRMED', checked_at = :checkedAt, warned_days = NULL,
                    checked_categories = CAST(:categories AS text[]), check_results = CAST(:results AS text[])
                WHERE shop_id = :shop
                """
            )
            .param("sellerName", seller.sellerName())
            .param("tradeMark", seller.tradeMark())
            .param("type", claims.type().name())
            .param("properties", claims.properties())
            .param("expiresAt", time(claims.expiresAt()))
            .param("checkedAt", time(checkedAt))
            .param("categories", categories(accepted.checks()))
            .param("results", results(accepted.checks()))
            .param("shop", shop.value())
            .update();
    }

    public void confirmed(ShopId shop, Instant at) {
        jdbc
            .sql("UPDATE p_wb_tokens.token SET standing = 'CONFIRMED', checked_at = :at WHERE shop_id = :shop")
            .param("at", time(at))
            .param("shop", shop.value())
            .update();
    }

    /**
     * Unless Wildberries has confirmed the token, or its successor, since this one was read. {@code checked_at} stays: it says when
     * Wildberries last confirmed the token.
     */
    public void doubted(Token token, Standing standing) {
        jdbc
            .sql("UPDATE p_wb_tokens.token SET standing = :standing WHERE shop_id = :shop AND checked_at = :checkedAt")
            .param("standing", standing.name())
            .param("shop", token.shopId().value())
            .param("checkedAt", time(token.checkedAt()))
            .update();
    }

    /** Notes that a warning for this many days was given; false when one for as few was given before. */
    public boolean warned(ShopId shop, int days) {
        return (
            jdbc
                .sql(
                    """
                    UPDATE p_wb_tokens.token SET warned_days = :days
                    WHERE shop_id = :shop AND (warned_days IS NULL OR warned_days > :days)
                    """
                )
                .param("days", days)
                .param("shop", shop.value())
                .update() ==
            1
        );
    }

    public void delete(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_tokens.token WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        String sellerId = row.getString("seller_id");
        return new Token(
            new ShopId(row.getLong("shop_id")),
            row.getString("name"),
            new SellerIdentity(sellerId, row.getString("seller_name"), row.getString("trade_mark")),
            new TokenClaims(
                sellerId,
                row.getLong("properties"),
                TokenType.valueOf(row.getString("type")),
                false,
                instant(row, "expires_at")
            ),
            Standing.valueOf(row.getString("standing")),
            instant(row, "checked_at"),
            instant(row, "created_at"),
            checks(row)
        );
    }

    private static List<CategoryCheck> checks(ResultSet row) throws SQLException {
        String[] categories = (String[]) row.getArray("checked_categories").getArray();
        String[] results = (String[]) row.getArray("check_results").getArray();
        return IntStream.range(0, categories.length)
            .mapToObj(i -> new CategoryCheck(TokenCategory.valueOf(categories[i]), Result.valueOf(results[i])))
            .toList();
    }

    private static String[] categories(List<CategoryCheck> checks) {
        return checks
            .stream()
            .map(check -> check.category().name())
            .toArray(String[]::new);
    }

    private static String[] results(List<CategoryCheck> checks) {
        return checks
            .stream()
            .map(check -> check.result().name())
            .toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
