package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The mirror's rows, read: those with the largest difference first. */
public final class QuarantineStore {

    private static final String FROM = """
        FROM p_wb_pricing.quarantined q
        LEFT JOIN p_wb_pricing.good g ON g.shop_id = q.shop_id AND g.id = q.id
        WHERE q.shop_id = :shop
          AND (CAST(:text AS text) IS NULL OR g.vendor_code_key LIKE :text OR CAST(q.id AS text) LIKE :text)
        """;

    private static final String PAGE =
        "SELECT q.id, q.price_drop, q.doc::text, g.vendor_code " +
        FROM +
        """
              AND (CAST(:drop AS bigint) IS NULL OR (q.price_drop, q.id) < (:drop, :id))
            ORDER BY q.price_drop DESC, q.id DESC LIMIT :limit
            """;

    private static final String HOLDS = """
        SELECT EXISTS (SELECT FROM p_wb_pricing.quarantined WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[])))
        """;

    private final JdbcClient jdbc;
    private final QuarantineJson json;

    public QuarantineStore(JdbcClient jdbc, QuarantineJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param vendorCode null when the good is not in the mirror of goods, or has none */
    record Row(HeldPrice held, @Nullable String vendorCode) {}

    record Page(List<Row> rows, PageInfo info) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    private record Found(String cursor, Row row) {}

    /** @throws VitrinaException {@code INVALID_INPUT} for a cursor of another text */
    Page page(ShopId shop, @Nullable String text, PageSize size, @Nullable String after) {
        String binding = "quarantine " + text;
        long[] position = after == null ? null : position(after, binding);
        List<Found> found = bound(PAGE, shop, text)
            .param("drop", position == null ? null : (Long) position[0])
            .param("id", position == null ? null : (Long) position[1])
            .param("limit", size.value() + 1)
            .query((row, _) ->
                new Found(
                    new KeysetCursor(List.of(row.getString(2), row.getString(1))).encode(binding),
                    new Row(json.stored(Objects.requireNonNull(row.getString(3))), row.getString(4))
                )
            )
            .list();
        boolean more = found.size() > size.value();
        List<Found> page = more ? found.subList(0, size.value()) : found;
        return new Page(
            page.stream().map(Found::row).toList(),
            new PageInfo(
                more,
                after != null,
                page.isEmpty() ? null : page.getFirst().cursor(),
                page.isEmpty() ? null : page.getLast().cursor()
            )
        );
    }

    long count(ShopId shop, @Nullable String text) {
        return bound("SELECT count(*) " + FROM, shop, text).query(Long.class).single();
    }

    boolean holdsAny(ShopId shop, Collection<Long> nmIds) {
        return jdbc
            .sql(HOLDS)
            .param("shop", shop.value())
            .param("ids", nmIds.toArray(Long[]::new))
            .query(Boolean.class)
            .single();
    }

    private StatementSpec bound(String sql, ShopId shop, @Nullable String text) {
        return jdbc.sql(sql).param("shop", shop.value()).param("text", pattern(text));
    }

    /** For LIKE, in which what somebody types means itself. */
    private static @Nullable String pattern(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String typed = text.strip().toLowerCase(Locale.ROOT);
        return "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static long[] position(String cursor, String binding) {
        List<@Nullable String> values = KeysetCursor.decode(cursor, binding).values();
        try {
            return new long[] {
                Long.parseLong(String.valueOf(values.getFirst())),
                Long.parseLong(String.valueOf(values.getLast())),
            };
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
