-- All cards of one kind (a brand, a subject, or both) side by side, with everything a filter without text asks for and every sort
-- key: the cards of a kind that are too few to be met on a walk along an order are gathered without visiting their rows. Subjects
-- alone are found in it too: PostgreSQL 18 skips from brand to brand.
DROP INDEX p_wb_products.card_brand;
CREATE INDEX card_kind ON p_wb_products.card (shop_id, brand, subject_id)
    INCLUDE (id, has_video, photo_count, created_at, updated_at, tag_ids, title_key, vendor_code_key);

-- How many cards each kind has: counting 100,000 index entries takes tens of milliseconds, adding up a few sums takes none.
-- Kept by the triggers below in the transaction that writes the cards, so never behind them.
CREATE TABLE p_wb_products.card_kind_count (
    shop_id    bigint NOT NULL,
    brand      text   COLLATE "C",
    subject_id bigint,
    cards      bigint NOT NULL, -- 0 after a change of kind; a kind whose cards were deleted has no row
    CONSTRAINT card_kind_count_key UNIQUE NULLS NOT DISTINCT (shop_id, brand, subject_id)
) WITH (fillfactor = 50); -- room to update in place

INSERT INTO p_wb_products.card_kind_count (shop_id, brand, subject_id, cards)
SELECT shop_id, brand, subject_id, count(*) FROM p_wb_products.card GROUP BY shop_id, brand, subject_id;

-- Once per statement, whatever the number of its rows. Two writers of one shop would wait for each other in a circle, but for the
-- mirror's lock on its state: there is one at a time.
CREATE FUNCTION p_wb_products.count_added_cards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO p_wb_products.card_kind_count AS kind (shop_id, brand, subject_id, cards)
    SELECT shop_id, brand, subject_id, count(*) FROM added
    GROUP BY shop_id, brand, subject_id ORDER BY shop_id, brand, subject_id
    ON CONFLICT ON CONSTRAINT card_kind_count_key DO UPDATE SET cards = kind.cards + excluded.cards;
    RETURN NULL;
END $$;

CREATE FUNCTION p_wb_products.count_removed_cards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO p_wb_products.card_kind_count AS kind (shop_id, brand, subject_id, cards)
    SELECT shop_id, brand, subject_id, -count(*) FROM removed
    GROUP BY shop_id, brand, subject_id ORDER BY shop_id, brand, subject_id
    ON CONFLICT ON CONSTRAINT card_kind_count_key DO UPDATE SET cards = kind.cards + excluded.cards;
    -- A shop that goes leaves nothing behind.
    DELETE FROM p_wb_products.card_kind_count
    WHERE cards = 0 AND shop_id IN (SELECT DISTINCT shop_id FROM removed);
    RETURN NULL;
END $$;

CREATE FUNCTION p_wb_products.count_changed_cards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO p_wb_products.card_kind_count AS kind (shop_id, brand, subject_id, cards)
    SELECT shop_id, brand, subject_id, sum(cards) FROM (
        SELECT shop_id, brand, subject_id, 1 AS cards FROM added
        UNION ALL
        SELECT shop_id, brand, subject_id, -1 FROM removed
    ) change
    GROUP BY shop_id, brand, subject_id HAVING sum(cards) <> 0 ORDER BY shop_id, brand, subject_id
    ON CONFLICT ON CONSTRAINT card_kind_count_key DO UPDATE SET cards = kind.cards + excluded.cards;
    RETURN NULL;
END $$;

CREATE TRIGGER count_added AFTER INSERT ON p_wb_products.card
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.count_added_cards();
CREATE TRIGGER count_removed AFTER DELETE ON p_wb_products.card
    REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.count_removed_cards();
CREATE TRIGGER count_changed AFTER UPDATE ON p_wb_products.card
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION p_wb_products.count_changed_cards();

-- What reads indexes alone must still visit the rows of pages that were written since the last VACUUM: sooner than by default,
-- which is after a fifth of the table.
ALTER TABLE p_wb_products.card
    SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
