package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.CardDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A shop's mirrored cards as they lie in the database, beside the cards the sandbox has. */
final class CardMirror {

    private static final String ROWS = """
        SELECT id, doc ->> 'updatedAt', doc::text FROM p_wb_products.card WHERE shop_id = ? ORDER BY id
        """;
    private static final int PAGE = 1_000;

    private final DataSource database;
    private final long shop;
    private final WbSandbox sandbox;
    private final String seller;

    CardMirror(DataSource database, String shop, WbSandbox sandbox, String seller) {
        this.database = database;
        this.shop = Long.parseLong(shop);
        this.sandbox = sandbox;
        this.seller = seller;
    }

    /** nmId, time of change and content of every row are those of the sandbox, and there are no others. */
    void assertEqualsWildberries() {
        SortedMap<Long, CardDigest> expected = wildberries();
        SortedMap<Long, CardDigest> actual = rows();

        List<String> differences = new ArrayList<>();
        expected.forEach((id, card) -> {
            CardDigest row = actual.get(id);
            if (row == null) {
                differences.add("lost: " + card);
            } else if (!row.equals(card)) {
                differences.add("differs: " + card + " at Wildberries, " + row + " in the mirror");
            }
        });
        actual.forEach((id, row) -> {
            if (!expected.containsKey(id)) {
                differences.add("not at Wildberries: " + row);
            }
        });
        assertThat(differences.stream().limit(20)).as("the first of %s differences", differences.size()).isEmpty();
        assertThat(actual).hasSameSizeAs(expected);
    }

    int size() {
        return rows().size();
    }

    SortedMap<Long, CardDigest> rows() {
        SortedMap<Long, CardDigest> rows = new TreeMap<>();
        try (
            Connection connection = database.getConnection();
            PreparedStatement statement = connection.prepareStatement(ROWS)
        ) {
            statement.setLong(1, shop);
            ResultSet result = statement.executeQuery();
            while (result.next()) {
                long id = result.getLong(1);
                CardDigest row = new CardDigest(id, result.getString(2), CardDigest.hash(result.getString(3)));
                assertThat(rows.put(id, row)).as("a second row of " + id).isNull();
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SortedMap<Long, CardDigest> wildberries() {
        SortedMap<Long, CardDigest> cards = new TreeMap<>();
        List<CardDigest> page = sandbox.control().cards(seller, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(card -> cards.put(card.nmId(), card));
            page = sandbox.control().cards(seller, cards.lastKey(), PAGE);
        }
        return cards;
    }
}
