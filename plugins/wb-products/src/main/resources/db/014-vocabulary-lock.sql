-- The vocabulary of a shop is tidied while none of its cards is written: a card that finds its word there, and is seen only after the word was taken out, would
-- have it no more. Who writes cards shares the lock until the end of the transaction; who tidies has it alone.
CREATE OR REPLACE FUNCTION p_wb_products.note_words_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('wb-products vocabulary', shop_id)) FROM (SELECT DISTINCT shop_id FROM added) AS written;
    INSERT INTO p_wb_products.word (word, shop_id)
    SELECT DISTINCT spoken.word COLLATE "C", shop_id
    FROM added, unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
    WHERE p_wb_products.is_word(spoken.word) ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION p_wb_products.note_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('wb-products vocabulary', shop_id)) FROM (SELECT DISTINCT shop_id FROM added) AS written;
    INSERT INTO p_wb_products.word (word, shop_id)
    SELECT DISTINCT spoken.word COLLATE "C", now.shop_id
    FROM added now JOIN removed before ON before.shop_id = now.shop_id AND before.id = now.id
        AND (before.title_key <> now.title_key OR before.brand IS DISTINCT FROM now.brand),
        unnest(p_wb_products.tokens(p_wb_products.named(now.title_key, now.brand))) AS spoken (word)
    WHERE p_wb_products.is_word(spoken.word) ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION p_wb_products.forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('wb-products vocabulary', shop_id)) FROM (SELECT DISTINCT shop_id FROM removed) AS written;
    DELETE FROM p_wb_products.word WHERE shop_id IN (
        SELECT gone.shop_id FROM (SELECT DISTINCT shop_id FROM removed) gone
        WHERE NOT EXISTS (SELECT FROM p_wb_products.card c WHERE c.shop_id = gone.shop_id)
    );
    RETURN NULL;
END $$;

-- What was lost so far.
INSERT INTO p_wb_products.word (word, shop_id)
SELECT DISTINCT spoken.word COLLATE "C", shop_id
FROM p_wb_products.card, unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
WHERE p_wb_products.is_word(spoken.word)
ON CONFLICT DO NOTHING;
