package dev.vitrina.products.search;

import org.springframework.jdbc.core.simple.JdbcClient;

/** More cards than a mirror would bring in a test's time. */
final class ManyCards {

    /** Words and numbers as in a real catalogue: some in most cards, some in one. */
    private static final String ROWS = """
        INSERT INTO p_wb_products.card (
            shop_id, id, doc, content_hash, source_version, synced_at, imt_id, brand, subject_id, subject_name, title_key,
            vendor_code_key, skus, tag_ids, tag_names, has_video, photo_count, created_at, updated_at, traits, flaws, score,
            changed_at)
        SELECT :first + i % :shops, 1000000000 * :first + i * 7::bigint,
            json_build_object('nmID', 1000000000 * :first + i * 7::bigint, 'updatedAt', '2024-01-01T00:00:00Z'), '\\x00', 'v', now(), i / 3,
            (ARRAY['zara', 'лён & co', 'o''neil', 'adidas', 'nike'])[1 + i % 5], 1 + i % 50, 'Предмет ' || i % 50,
            (ARRAY['платье', 'футболка', 'джинсы', 'кроссовки', 'юбка', 'куртка', 'рубашка', 'брюки'])[1 + i * 7 % 8] || ' ' ||
                (ARRAY['летнее', 'зимнее', 'чёрное', 'женское', 'мужское'])[1 + i * 11 % 5] || ' ' || i % 500,
            'art-' || i, ARRAY['46' || lpad(i::text, 11, '0'), '47' || lpad(i::text, 11, '0')],
            CASE WHEN i % 3 = 0 THEN ARRAY[i % 15::bigint] ELSE '{}' END, CASE WHEN i % 3 = 0 THEN ARRAY['т'] ELSE '{}' END,
            i % 7 = 0, i % 12, timestamptz '2024-01-01Z' + i * interval '1 minute', timestamptz '2024-06-01Z' + i * interval '1 minute',
            ARRAY['1:' || i % 10, '2:красный', '3:' || i % 400], i % 8192, i % 101,
            CASE WHEN i % 10 = 0 THEN now() - i * interval '1 minute' END
        FROM generate_series(1, :cards) i
        """;

    /** Made of sixteen letters, and like no word that is one. */
    private static final String WORDS = """
        INSERT INTO p_wb_products.word (word, shop_id)
        SELECT translate(left(md5(i::text), 9), '0123456789abcdef', 'вгджзйкмнпрстфхц'), :first + shop
        FROM generate_series(1, :words) i, generate_series(0, :shops - 1) shop ON CONFLICT DO NOTHING
        """;

    private ManyCards() {}

    /** So many words in each of so many shops from the first on, beside those of cards. */
    static void insertWords(JdbcClient jdbc, long first, int shops, int words) {
        jdbc.sql(WORDS).param("first", first).param("shops", shops).param("words", words).update();
    }

    /** So many cards, dealt to so many shops from the first on. */
    static void insert(JdbcClient jdbc, long first, int shops, int cards) {
        jdbc.sql(ROWS).param("first", first).param("shops", shops).param("cards", cards).update();
    }
}
